// Tells a screen reader what a changed filter or another page brought, once the page is whole: the first two findings
// and descriptions that were not there before. Nothing is said of the page that a visit begins with.
const KEY = "announcer";
const AT_REST = 150; // ms without a change: the run may be over before the browser has drawn its last words
let look, known, due;

const spoken = () => {
  const found = document.getElementById(KEY);
  if (found) return found;
  const made = document.createElement("div");
  made.id = KEY;
  made.className = "sbp-spoken";
  made.setAttribute("role", "status");
  document.body.append(made);
  return made;
};

const tell = () => {
  const found = document.querySelectorAll("[data-testid=stMain] :is(h1, h2, .sbp-subtitle)");
  const lines = [...found].map((each) => each.innerText.trim()).filter(Boolean);
  const brought = known ? lines.filter((each) => !known.includes(each)).slice(0, 2) : [];
  known = lines;
  if (brought.length) spoken().textContent = brought.join(". ");
};

export default function () {
  const app = document.querySelector("[data-testid=stApp]");
  const isWhole = () => app.getAttribute("data-test-script-state") === "notRunning";
  const soon = () => {
    clearTimeout(due);
    due = setTimeout(() => isWhole() && tell(), AT_REST);
  };
  spoken();
  look?.disconnect();
  look = new MutationObserver(soon);
  look.observe(app, {
    attributes: true,
    attributeFilter: ["data-test-script-state"],
    characterData: true,
    childList: true,
    subtree: true,
  });
  soon();
}
