// The texts of the search window.
export const strings = {
  copyLink: "Copy the link of this page",
  placeholder: "Search things, views, saved queries, commands…",
  hint: "Type a name. A typing error or two does no harm. ↑ ↓ choose, Enter opens.",
  groups: {
    recent: "Recent",
    things: "Things",
    views: "Views",
    saved: "Saved queries",
    commands: "Commands",
  },
};
