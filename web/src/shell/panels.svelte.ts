// The windows that any view may open.
export const panels = $state({ search: false, shortcuts: false });
