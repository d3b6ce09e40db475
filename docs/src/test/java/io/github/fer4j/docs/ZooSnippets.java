package io.github.fer4j.docs;

import io.github.fer4j.Interpolation;
import io.github.fer4j.LabelSet;
import io.github.fer4j.format.Normalisation;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.NetSpeed;
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
        NetSpeed speed = NetSpeed.measure(net); // images/s on this machine, now
        // end
    }

    static void attention() {
        // snippet
        NetSpec small = Zoo.vit().option("pool", "mean"); // 64 patches of 6x6, width 128, six blocks, four heads
        NetSpec base = Zoo.vit() // ViT-B/16
                .input(new Preprocessing(224, 224, 3, Interpolation.AREA, Normalisation.unit()))
                .option("patch", "16")
                .option("width", "768")
                .option("depth", "12")
                .option("heads", "12");
        NetSpec fused = Zoo.msafNet().option("width", "1");
        // end
    }
}
