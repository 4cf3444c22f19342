// Draws the page's charts with the colours of the page. Expressions are interpreted, not compiled, so that the page may forbid eval.
"use strict";
(async () => {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const text = { labelColor: colour("--soft"), titleColor: colour("--soft"), labelFont: "system-ui, sans-serif", titleFont: "system-ui, sans-serif", titleFontWeight: "normal" };
  const range = dark ? ["#3a2a24", "#e8a993"] : ["#f3e3da", "#7a2e1d"];
  const config = {
    background: "transparent",
    font: "system-ui, sans-serif",
    mark: { color: colour("--mark") },
    view: { stroke: null },
    axis: { ...text, grid: false, domainColor: colour("--line"), tickColor: colour("--line"), labelFontSize: 12 },
    axisY: { grid: true, gridColor: colour("--line") },
    axisBand: { grid: false },
    legend: { ...text, labelFontSize: 12 },
    range: { ramp: range, heatmap: range, category: dark
      ? ["#e8a993", "#8cc1f0", "#b7d38a", "#d6a8d9", "#f0cf7a", "#8fd3cf", "#c0b3f0", "#e7e3dc", "#f09aa5", "#9aa5b1", "#c7b08a", "#a8d0a0"]
      : ["#7a2e1d", "#2f6ea5", "#5d7f2b", "#8b4a90", "#b98513", "#2f8480", "#5b4fb0", "#444b53", "#b23a4c", "#8793a0", "#8a6b3a", "#3f8f57"] },
  };
  for (const place of document.querySelectorAll("[data-chart]")) {
    const answer = await fetch(place.dataset.chart);
    if (!answer.ok) { place.textContent = "The chart can't be drawn; the table below has its figures."; continue; }
    const specification = await answer.json();
    if (specification.projection === undefined && specification.height > place.clientWidth * 0.6) specification.height = Math.round(place.clientWidth * 0.45);
    config.legend.columns = Math.max(1, Math.floor(place.clientWidth / 125));
    if (specification.projection) specification.height = Math.round(place.clientWidth * 0.52);
    place.replaceChildren();
    await vegaEmbed(place, specification, { ast: true, actions: false, defaultStyle: false, renderer: "svg", tooltip: { disableDefaultStyle: true }, config });
    // The chart as a whole is a named image, and its figures stand in a table or a text beside it: its parts needn't speak.
    for (const part of place.querySelectorAll("svg, svg *")) for (const name of ["role", "aria-label", "aria-roledescription"]) part.removeAttribute(name);
  }
})();
