/**
 * Many runs of a trainer: {@link io.github.fer4j.models.study.Study} compares settings over several seeds, {@link
 * io.github.fer4j.models.study.OutOfSample} trains on folds, so that each sample is judged by a net that has not seen it.
 */
package io.github.fer4j.models.study;
