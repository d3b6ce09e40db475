package io.github.fer4j.docs;

import io.github.fer4j.LabelSet;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.NetSummary;
import io.github.fer4j.models.zoo.Zoo;

/** The code of docs/models/zoo.md. */
final class ZooSnippets {
    private ZooSnippets() {}

    static void summary() {
        // snippet
        NetSpec net = Zoo.resNet18()
                .classes(LabelSet.FERPLUS_8)
                .input(Preprocessing.gray48().withSize(64, 64))
                .option("width", "0.5")
                .option("dropout", "0.3");
        NetSummary summary = Zoo.summary(net); // prints well
        long bytes = summary.activationBytes(32); // feature maps of a batch of 32
        // end
    }
}
