package io.github.fer4j.examples.spring;

import io.github.fer4j.Box;
import io.github.fer4j.FaceResult;
import io.github.fer4j.Fer;
import io.github.fer4j.Image;
import io.github.fer4j.data.image.ImageFiles;
import io.github.fer4j.data.image.ImageLimits;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** {@code POST /faces}: a photo in the part {@code photo}, its faces as JSON. */
@RestController
class FacesController {
    private static final ImageLimits STANDARD = ImageLimits.standard();

    private final Fer fer;
    private final FacesSettings settings;
    private final ImageLimits limits;
    private final Semaphore turns;

    FacesController(Fer fer, FacesSettings settings) {
        this.fer = fer;
        this.settings = settings;
        this.limits =
                new ImageLimits(STANDARD.minSide(), STANDARD.maxSide(), settings.maxPixels(), STANDARD.maxBytes());
        this.turns = new Semaphore(settings.permits(), true);
    }

    /**
     * What the service says.
     *
     * @param faces the largest first; empty where none was found
     */
    record Answer(List<FoundFace> faces) {}

    /**
     * A face.
     *
     * @param label the most probable emotion, such as {@code happiness}
     * @param score its probability
     * @param box where in the upright photo it is
     */
    record FoundFace(String label, double score, Box box) {
        static FoundFace of(FaceResult face) {
            return new FoundFace(face.expression().name(), face.scores().topScore(), face.box());
        }
    }

    /** A decoded photo takes some bytes for each of its pixels, so not all that come are decoded at once. */
    @PostMapping(path = "/faces", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Answer faces(@RequestParam("photo") MultipartFile photo) throws IOException, InterruptedException {
        if (!turns.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new BusyException();
        }
        try {
            // Not by the name that the sender gives it: messages are for logs, too.
            Image image = ImageFiles.decode(photo.getBytes(), "photo", limits);
            return new Answer(
                    fer.classify(image).faces().stream().map(FoundFace::of).toList());
        } finally {
            turns.release();
        }
    }
}
