package io.github.fer4j.data.synthetic;

import io.github.fer4j.Emotion;
import io.github.fer4j.Image;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** Makes samples from settings; each by its own random numbers, so that none depends on the others. */
final class FaceMaker {
    private final FaceSettings settings;

    FaceMaker(FaceSettings settings) {
        this.settings = settings;
    }

    /** All that decides how a sample looks. */
    private record Sketch(Person person, Expression expression, Moment moment) {}

    private Sketch sketch(int personNumber, Emotion emotion) {
        // By the emotion's name, not its number: the same image whatever the label set.
        Random random = random(personNumber, "moment " + emotion.name());
        Expression expression = Expression.of(
                emotion,
                settings.variety().leastIntensity(),
                settings.variety().mostIntensity(),
                random(personNumber, "expression " + emotion.name()));
        boolean glasses = random(personNumber, "glasses").nextDouble()
                < settings.variety().glasses();
        return new Sketch(person(personNumber), expression, Moment.random(settings.variety(), glasses, random));
    }

    private Person person(int number) {
        return Person.random(random(number, "person"));
    }

    private Random random(int personNumber, String purpose) {
        return Seeds.random(settings.seed(), personNumber, purpose);
    }

    private static String id(int personNumber, Emotion emotion) {
        return SyntheticFaces.NAME + ":" + personNumber + "/" + emotion;
    }

    Sample sample(int personNumber, Emotion emotion) {
        Sketch sketch = sketch(personNumber, emotion);
        Image image =
                FacePainter.paint(sketch.person, sketch.expression, sketch.moment, settings.size(), settings.colour());
        return Sample.builder(id(personNumber, emotion), image)
                .label(emotion)
                .subject("person " + personNumber)
                .split(split(personNumber))
                .valenceArousal(Expression.valenceArousal(emotion, sketch.expression.intensity()))
                .build();
    }

    DrawnFace describe(int personNumber, Emotion emotion) {
        Sketch sketch = sketch(personNumber, emotion);
        return new DrawnFace(
                id(personNumber, emotion),
                personNumber,
                emotion,
                sketch.expression.intensity(),
                sketch.expression.units(),
                sketch.moment.glasses(),
                sketch.moment.occlusion(),
                Math.toDegrees(sketch.moment.pose().tilt()),
                Math.toDegrees(sketch.moment.pose().turn()));
    }

    Image portrait(int personNumber, Map<ActionUnit, Double> strengths) {
        Map<ActionUnit, Double> units = new EnumMap<>(ActionUnit.class);
        units.putAll(strengths);
        return FacePainter.paint(
                person(personNumber), new Expression(1, units, 1), Moment.plain(), settings.size(), settings.colour());
    }

    private Split split(int personNumber) {
        int people = settings.people();
        if (personNumber < Math.round(settings.trainShare() * people)) {
            return Split.TRAIN;
        }
        return personNumber < Math.round((settings.trainShare() + settings.validationShare()) * people)
                ? Split.VALIDATION
                : Split.TEST;
    }
}
