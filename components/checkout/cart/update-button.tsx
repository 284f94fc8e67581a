import { buttonClasses } from "@/components/ui/button-classes";

/** Without scripts somebody has to say when the total is to be worked out anew. */
export function UpdateButton({ secret, label }: { secret: string; label: string }) {
  return (
    <div className="until-scripts">
      <button
        type="submit"
        name="intent"
        value="update"
        formAction={`/api/checkout/${secret}/cart`}
        className={`${buttonClasses("secondary")} mt-3`}
      >
        {label}
      </button>
    </div>
  );
}
