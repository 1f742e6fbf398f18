// Arrow and page keys step through a meeting; not while somebody types, chooses, or has a dialog open.
const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
const BUSY =
  'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"], [role="option"], ' +
  '[role="menu"], [role="slider"], [role="spinbutton"], [role="radiogroup"], [role="tablist"], [role="grid"]';
let held = null;

export default function (component) {
  const step = (event) => {
    const by = STEPS[event.key];
    if (!by || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (document.querySelector('[role="dialog"], [data-baseweb="popover"]')) return;
    if (event.target instanceof Element && event.target.closest(BUSY)) return;
    event.preventDefault();
    component.setTriggerValue("step", by);
  };
  if (held) document.removeEventListener("keydown", held);
  held = step;
  document.addEventListener("keydown", step);
  return () => document.removeEventListener("keydown", step);
}
