/**
 * An {@link io.github.fer4j.eval.Evaluation} for people and for programs: {@link
 * io.github.fer4j.eval.report.TextReport} is an aligned plain-text table, {@link io.github.fer4j.eval.report.JsonReport}
 * holds every number of it at full precision.
 */
package io.github.fer4j.eval.report;
