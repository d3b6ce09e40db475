// Loads drawn faces, trains a small net on them, evaluates it, and classifies a face with it. From the root of fer4j:
//
//   mvn -q -DskipTests -pl examples -am package
//   jshell --class-path "$(cat examples/target/classpath.txt)" examples/jshell/first-steps.jsh

import io.github.fer4j.*
import io.github.fer4j.data.synthetic.SyntheticFaces
import io.github.fer4j.eval.Evaluator
import io.github.fer4j.eval.report.TextReport
import io.github.fer4j.models.listen.Listeners
import io.github.fer4j.models.optim.*
import io.github.fer4j.models.train.*
import io.github.fer4j.models.zoo.Zoo
import static io.github.fer4j.Emotion.*

// Load. Your own data: Fer2013.csv(Path.of("fer2013.csv.gz")).load()
var faces = SyntheticFaces.builder().samplesPerClass(200).seed(42).build()
System.out.println(faces + " " + faces.classCounts())

// Train.
var net = Zoo.customCnn().classes(faces.labels()).option("filters", "16,32,64").option("units", "64,32").option("convDropout", "0.1").option("dropout", "0.1")
var run = Trainer.of(net).optimizer(Adam.of(2e-3)).epochs(8).seed(42).listen(Listeners.console(System.out)).fit(faces.split(Split.TRAIN), faces.split(Split.VALIDATION))

// Evaluate.
var evaluation = Evaluator.evaluate(run.model(), faces.split(Split.TEST))
System.out.println(TextReport.of(evaluation))
System.out.println("fear taken for surprise: " + evaluation.confusion().truth(FEAR).predicted(SURPRISE))

// Classify.
var face = faces.split(Split.TEST).get(0)
System.out.println(face.label().get() + " is seen as " + run.model().classify(face.image().load()))

run.close()
/exit
