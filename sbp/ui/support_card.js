// Puts another site in this page's place, so that the way back does not lead here. Without this the link is a link.
export default function () {
  const leave = (event) => {
    const link = event.target.closest ? event.target.closest("a.sbp-leave") : null;
    if (!link) return;
    event.preventDefault();
    document.body.hidden = true;
    document.title = "…";
    window.location.replace(link.href);
  };
  document.addEventListener("click", leave);
  return () => document.removeEventListener("click", leave);
}
