import { html } from "../web/html";

/** The picture of the tea. It says nothing that the words beside it do not say. */
export const teaTin = html`<svg class="picture" viewBox="0 0 320 320" aria-hidden="true" focusable="false">
<circle cx="160" cy="160" r="150" class="sun"/>
<ellipse cx="160" cy="272" rx="92" ry="12" class="shade"/>
<rect x="92" y="104" width="136" height="166" rx="10" class="tin"/>
<rect x="84" y="76" width="152" height="38" rx="8" class="lid"/>
<rect x="92" y="150" width="136" height="78" class="label"/>
<path d="M160 164c-26 14-28 36-6 50 24-8 28-32 6-50z" class="leaf"/>
<path d="M160 168c-4 16-6 30-7 44" class="vein"/>
</svg>`;
