/**
 * An {@link io.github.fer4j.eval.Evaluation} for people and for programs. {@link io.github.fer4j.eval.report.Report} is all there
 * is to see: a page, Markdown, JSON, csv and plots, of the evaluation and of what belongs to it: {@link
 * io.github.fer4j.eval.report.LearningCurve}, {@link io.github.fer4j.eval.report.NoiseDistribution}, model card, groups. {@link
 * io.github.fer4j.eval.report.ModelCardReport} is a model card of it in Markdown. {@link
 * io.github.fer4j.eval.report.TextReport} is an aligned plain-text table, {@link io.github.fer4j.eval.report.JsonReport} the
 * evaluation alone at full precision.
 */
package io.github.fer4j.eval.report;
