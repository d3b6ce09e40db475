/**
 * Many evaluations as one table: each study is a builder, and a grid of cells of which each is done once.
 *
 * <p>{@link io.github.fer4j.eval.study.CrossDatasetStudy} trains on one data set and tests on another, for all pairs; {@link
 * io.github.fer4j.eval.study.SubjectCrossValidation} tests on people that were not learned from; {@link
 * io.github.fer4j.eval.study.NoiseRobustnessStudy} injects wrong labels and compares methods; {@link
 * io.github.fer4j.eval.study.CorruptionStudy} makes test images worse; {@link io.github.fer4j.eval.study.ArchitectureStudy}
 * compares nets by what they give and what they cost. How a net is trained is none of their business: trainings are functions
 * from a {@link io.github.fer4j.eval.study.TrainingTask} to a {@link io.github.fer4j.Classifier}, of whatever engine.
 *
 * <p>A study has a folder, to which each finished cell goes at once, as a file whose name is a digest of all that decides the
 * cell: the study, its settings, the names, the seed, and the data to the last pixel. A study that was stopped goes on where it
 * was; one whose settings have changed finds none of the old cells, and finds them again when the settings are as before. What
 * a function does cannot be seen from outside: say it in {@link io.github.fer4j.eval.study.StudyBuilder#settings}. A {@link
 * io.github.fer4j.eval.study.StudyCell} that failed is a row that says why, and does not stop the others.
 */
package io.github.fer4j.eval.study;
