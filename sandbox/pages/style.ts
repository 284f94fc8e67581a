/** The bank's own look: ink green on paper, so that nobody takes it for a page of the shop or of a real bank. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #f3f5f1; --sheet: #ffffff; --ink: #17231d; --quiet: #55625b;
  --line: #cfd7d0; --brand: #1f5c46; --on-brand: #ffffff; --note: #fdf0cf; --on-note: #4d3a06; --stop: #9c2b20; }
@media (prefers-color-scheme: dark) { :root { --paper: #101613; --sheet: #19211d; --ink: #e8eee9; --quiet: #a5b2ab;
  --line: #36423b; --brand: #7fd1ad; --on-brand: #0c1f17; --note: #3a2f10; --on-note: #f6e2ad; --stop: #ff9d90; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
.note { padding: .625rem 1rem; background: var(--note); color: var(--on-note); text-align: center; font-size: .875rem; text-wrap: balance; }
main { width: min(100% - 2rem, 27rem); margin: 1.5rem auto; }
.bank { display: flex; align-items: center; gap: .625rem; margin-bottom: 1rem; color: var(--brand); font-weight: 650; }
.bank svg { flex: none; }
.sheet { padding: 1.25rem; background: var(--sheet); border: 1px solid var(--line); border-radius: .875rem; }
h1 { margin: 0 0 .25rem; font-size: 1.25rem; line-height: 1.3; text-wrap: balance; }
p { margin: 0 0 1rem; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); }
.amount { margin: 1rem 0; font-size: clamp(1.5rem, 8vw, 2rem); font-weight: 650; line-height: 1.1; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .375rem 1rem; margin: 0 0 1.25rem; padding-top: 1rem;
  border-top: 1px solid var(--line); }
dt { color: var(--quiet); }
dd { margin: 0; text-align: end; overflow-wrap: anywhere; }
form { display: grid; gap: .625rem; margin: 0; }
button, .button { display: block; width: 100%; min-height: 3rem; padding: .625rem 1rem; border: 1px solid var(--line);
  border-radius: .625rem; background: transparent; color: var(--ink); font: inherit; font-weight: 600; text-align: center;
  text-decoration: none; cursor: pointer; }
button:hover, .button:hover { border-color: currentColor; }
button:focus-visible, .button:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
.primary { border-color: var(--brand); background: var(--brand); color: var(--on-brand); }
.stop { color: var(--stop); }
fieldset { display: grid; gap: .625rem; margin: .625rem 0 0; padding: 1rem 0 0; border: 0; border-top: 1px solid var(--line); }
legend { float: left; width: 100%; padding: 0; color: var(--quiet); font-size: .875rem; }
legend + * { clear: both; }
`;
