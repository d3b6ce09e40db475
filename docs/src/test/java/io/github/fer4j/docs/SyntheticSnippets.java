package io.github.fer4j.docs;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Split;
import io.github.fer4j.data.sheet.ContactSheet;
import io.github.fer4j.data.synthetic.ActionUnit;
import io.github.fer4j.data.synthetic.DrawnFace;
import io.github.fer4j.data.synthetic.SimulatedAnnotator;
import io.github.fer4j.data.synthetic.SimulatedAnswers;
import io.github.fer4j.data.synthetic.SimulatedCrowd;
import io.github.fer4j.data.synthetic.Spammer;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import java.nio.file.Path;
import java.util.Map;

/** The code of docs/data/synthetic.md, so that it compiles. */
final class SyntheticSnippets {
    private SyntheticSnippets() {}

    static void draw() {
        // snippet
        SyntheticFaces.Builder builder = SyntheticFaces.builder()
                .labels(LabelSet.FERPLUS_8)
                .samplesPerClass(200)
                .size(64)
                .intensity(0.3, 1)
                .glasses(0.3)
                .occlusion(0.1)
                .pose(10, 15)
                .colour(true)
                .seed(7);
        FerDataset faces = builder.build();
        FerDataset training = faces.split(Split.TRAIN);
        Map<String, DrawnFace> drawn = builder.describe();
        // end
        System.out.println(training + " " + drawn.size());
    }

    static void portrait() {
        // snippet
        SyntheticFaces.Builder people = SyntheticFaces.builder().size(256);
        Image half = people.portrait(3, Map.of(ActionUnit.CHEEK_RAISER, 0.5, ActionUnit.LIP_CORNER_PULLER, 0.5));
        // end
        System.out.println(half);
    }

    static void annotate(FerDataset faces, Map<String, DrawnFace> drawn) {
        // snippet
        SimulatedAnswers answers = SimulatedCrowd.builder()
                .annotators(30)
                .skill(0.75, 0.1)
                .spammers(Spammer.UNIFORM, 0.1)
                .spammers(Spammer.CONSTANT, 0.05)
                .answersPerItem(5)
                .difficulty(sample -> drawn.get(sample.id()).difficulty())
                .gold(0.05)
                .seed(7)
                .build()
                .annotate(faces);
        CrowdVotes votes = answers.votes();
        FerDataset withCounts = answers.annotated();
        for (SimulatedAnnotator annotator : answers.annotators()) {
            System.out.println(annotator + " " + annotator.probability(Emotion.FEAR, Emotion.SURPRISE));
        }
        // end
        System.out.println(votes + " " + withCounts);
    }

    static void look(FerDataset data) {
        // snippet
        ContactSheet sheet = ContactSheet.builder(data).perClass(10).seed(7).draw();
        sheet.writePng(Path.of("sheet.png"));
        System.out.println(sheet.disagreements() + " labels differ from the votes");
        // end
    }
}
