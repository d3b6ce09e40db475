package io.github.fer4j.noise.correction;

import io.github.fer4j.FerDataset;

/**
 * A data set in two parts.
 *
 * @param rule what parted it
 * @param kept the samples that people agree on
 * @param setAside the others
 */
public record AgreementSplit(AgreementRule rule, FerDataset kept, FerDataset setAside) {}
