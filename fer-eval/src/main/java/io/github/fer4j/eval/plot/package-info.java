/**
 * Plots of figures. A {@link io.github.fer4j.eval.plot.LineChart}, {@link io.github.fer4j.eval.plot.BarChart} or {@link
 * io.github.fer4j.eval.plot.HeatMap} is built from numbers and names, and gives a {@link io.github.fer4j.eval.plot.Plot}: a
 * drawing that can be had as a file in SVG or PNG, or as SVG to stand in a page, where it follows the light or dark scheme
 * of its reader. The same numbers give the same SVG, byte for byte. Nothing here needs a display.
 */
package io.github.fer4j.eval.plot;
