package io.github.fer4j.docs;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelMapping;
import io.github.fer4j.LabelSet;
import io.github.fer4j.VoteJoin;
import io.github.fer4j.data.source.AffectNet;
import io.github.fer4j.data.source.CkPlus;
import io.github.fer4j.data.source.ClassFolders;
import io.github.fer4j.data.source.CrowdAnswers;
import io.github.fer4j.data.source.CsvManifest;
import io.github.fer4j.data.source.DataSource;
import io.github.fer4j.data.source.Fer2013;
import io.github.fer4j.data.source.FerPlusTarget;
import io.github.fer4j.data.source.Jaffe;
import io.github.fer4j.data.source.LoadReport;
import io.github.fer4j.data.source.RafDb;
import io.github.fer4j.data.source.Sources;
import java.nio.file.Path;
import java.util.List;

/** The code of {@code docs/data/sources.md}, so that it compiles. */
final class SourcesSnippets {
    private SourcesSnippets() {}

    static void recognise() {
        // snippet
        DataSource source = Sources.recognise(Path.of("data/raf/basic"));
        System.out.println(source.describe());
        FerDataset data = source.load();
        // end
    }

    static void published() {
        // snippet
        FerDataset fer2013 = Fer2013.csv(Path.of("fer2013.csv.gz")).load();
        FerDataset ferPlus = Fer2013.csv(Path.of("fer2013.csv.gz"))
                .withFerPlusVotes(Path.of("fer2013new.csv"))
                .ferPlus(FerPlusTarget.CROSS_ENTROPY)
                .load();
        FerDataset basic = RafDb.basic(Path.of("raf/basic")).load();
        FerDataset compound = RafDb.compound(Path.of("raf/compound")).load();
        FerDataset multiLabel =
                RafDb.multiLabel(Path.of("RAF-ML")).originalImages().load();
        FerDataset photographs =
                AffectNet.manual(Path.of("AffectNet")).croppedToFace(0.1).load();
        FerDataset faces = AffectNet.npy(Path.of("AffectNet")).sevenClasses().load();
        FerDataset ck48 = CkPlus.folders(Path.of("CK+48")).load();
        FerDataset ckCsv = CkPlus.csv(Path.of("ckextended.csv")).load();
        FerDataset jaffe = Jaffe.folder(Path.of("jaffe")).load();
        // end
    }

    static void folders() {
        // snippet
        FerDataset own = ClassFolders.of(Path.of("faces")).load();
        FerDataset withBored = ClassFolders.of(Path.of("faces")).anyNames().load();
        FerDataset numbered =
                ClassFolders.of(Path.of("DATASET")).numbered(RafDb.BASIC_7, 1).load();
        // end
    }

    static void manifest(FerDataset data) {
        // snippet
        FerDataset listed = CsvManifest.of(Path.of("faces.csv")).load();
        Path written = CsvManifest.write(data, Path.of("copy"));
        Path light = CsvManifest.write(data, Path.of("list"), CsvManifest.ImagePolicy.REFERENCE_FILES);
        // end
    }

    static void crowd() {
        // snippet
        CrowdVotes votes = CrowdAnswers.longForm(Path.of("answer.csv"))
                .labels(LabelSet.ofNames(List.of("neutral", "happy", "sad", "angry")))
                .truth(Path.of("truth.csv"))
                .load();
        CrowdVotes counts = CrowdAnswers.wideForm(Path.of("counts.csv")).load();
        // end
    }

    static void votes(FerDataset data, CrowdVotes votes) {
        // snippet
        FerDataset voted = data.withVotes(votes);
        VoteJoin join = VoteJoin.of(data, votes);
        System.out.println(join.unmatchedItems() + " are no samples, " + join.withoutVotes() + " have no votes");
        // end
    }

    static void join(FerDataset ferPlus, FerDataset basic, FerDataset jaffe) {
        // snippet
        LabelMapping seven = LabelMapping.builder(LabelSet.FERPLUS_8, LabelSet.EKMAN_7)
                .map(Emotion.CONTEMPT, Emotion.DISGUST)
                .build();
        LabelMapping order = LabelMapping.byName(RafDb.BASIC_7, LabelSet.EKMAN_7);
        FerDataset all = FerDataset.join("all", ferPlus.relabelled(seven), basic.relabelled(order), jaffe);
        // end
    }

    static void lenient() {
        // snippet
        LoadReport report = RafDb.basic(Path.of("raf/basic")).lenient().loadWithReport();
        report.skipped().forEach(skip -> System.out.println(skip.reason()));
        System.out.println(report.rowsRead() + " rows, left out by rule: " + report.droppedFor());
        // end
    }
}
