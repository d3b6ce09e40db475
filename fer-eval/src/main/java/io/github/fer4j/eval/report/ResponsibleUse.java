package io.github.fer4j.eval.report;

/** What any report and model card says of the use of emotion recognition. */
final class ResponsibleUse {
    static final String SHOWN_NOT_FELT =
            "The model names the expression that a face shows in one image. That is not what the person feels: people show the"
                    + " same expression for different reasons, and feel without showing it.";

    static final String AI_ACT =
            "In the European Union, Regulation (EU) 2024/1689 (the AI Act) applies. Article 5(1)(f)"
                    + " prohibits AI systems that infer emotions of a natural person in the areas of workplace and education"
                    + " institutions, except for medical or safety reasons. Annex III, point 1(c), lists AI systems intended for"
                    + " emotion recognition as high-risk. Article 50(3) obliges deployers to inform the persons who are exposed to"
                    + " an emotion recognition system. This is a pointer to the law and no legal advice.";

    private ResponsibleUse() {}

    static Block[] paragraphs() {
        return new Block[] {Block.text(SHOWN_NOT_FELT), Block.note(AI_ACT)};
    }
}
