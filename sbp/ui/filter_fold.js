// Folds a page's filters on a narrow screen: the style sheet hides them while the document says that they are folded.
// They start folded on every page, stay as they are while a visitor changes them, and are never hidden without this script.
const FOLDED = "filtersFolded";

export default function (component) {
  const root = document.documentElement;
  const button = component.parentElement.querySelector("button");
  const show = (folded) => {
    root.dataset[FOLDED] = folded ? "yes" : "no";
    button.setAttribute("aria-expanded", String(!folded));
    button.textContent = folded ? "Show filters" : "Hide filters";
  };
  if (!button.dataset.ready) {
    button.dataset.ready = "yes";
    show(true);
  }
  button.onclick = () => show(root.dataset[FOLDED] !== "yes");
  return () => delete root.dataset[FOLDED];
}
