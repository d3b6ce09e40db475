package io.github.fer4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Steadies the scores of faces over the frames of one sequence; see {@link FrameSmoothing}, which starts it.
 *
 * <p>For each face an exponential moving average is kept of its probabilities, and of valence and arousal where there are any:
 * {@code s_t = w s_(t-1) + (1 - w) x_t} with {@code w = exp(-d / T)} [1], where T is the time constant and d the frames since
 * the face was seen last, 1 if it was there in the frame before. This is what a first-order low-pass filter of time constant T
 * makes of a signal that holds each value until the frame it is of. The first scores of a face are taken as they are.
 *
 * <p>Faces of a frame are matched with those known by where they are, largest intersection over union first, each at most once
 * [2]. A face that is missing waits where it was last seen; a face that matches none is new. There is no model of how faces
 * move or look: two people who change places between two frames take over each other's scores.
 *
 * <p>Has a state, and is not for several threads. A new sequence, or a cut in a film, takes a new one.
 *
 * <ol>
 *   <li>NIST/SEMATECH, <i>e-Handbook of Statistical Methods</i>, section 6.4.3.1, Single Exponential Smoothing, with {@code
 *       alpha = 1 - w}.
 *   <li>E. Bochinski, V. Eiselein, T. Sikora, <i>High-Speed Tracking-by-Detection Without Using Image Information</i>, AVSS 2017.
 * </ol>
 */
public final class FrameSmoother {
    private final FrameSmoothing settings;
    private final List<FaceTrack> tracks = new ArrayList<>();

    FrameSmoother(FrameSmoothing settings) {
        this.settings = settings;
    }

    /**
     * The next frame.
     *
     * @param frame what {@link Fer} says of it; a failed one counts as a frame in which no face is seen
     * @return the same faces with steadied scores, in the same order; a failed frame as it is
     * @throws InvalidArgumentException if its scores are over other labels than those of a face before; nothing is changed then
     */
    public FerResult next(FerResult frame) {
        Objects.requireNonNull(frame, "frame");
        List<FaceResult> faces = frame.faces();
        FaceTrack[] matched = match(faces);
        for (int i = 0; i < matched.length; i++) {
            if (matched[i] != null) {
                matched[i].checkLabels(faces.get(i).scores());
            }
        }
        tracks.forEach(FaceTrack::missed);
        List<FaceResult> steady = new ArrayList<>(faces.size());
        for (int i = 0; i < matched.length; i++) {
            FaceResult face = faces.get(i);
            if (matched[i] == null) {
                tracks.add(new FaceTrack(face));
                steady.add(face);
            } else {
                steady.add(matched[i].seen(face, settings.timeConstant()));
            }
        }
        tracks.removeIf(track -> track.missing() > settings.forgetAfter());
        return frame instanceof FerResult.Classified ? new FerResult.Classified(frame.source(), steady) : frame;
    }

    /** The known face of each face, null for a new one. */
    private FaceTrack[] match(List<FaceResult> faces) {
        List<Match> matches = new ArrayList<>();
        for (int track = 0; track < tracks.size(); track++) {
            for (int face = 0; face < faces.size(); face++) {
                double overlap = tracks.get(track)
                        .box()
                        .intersectionOverUnion(faces.get(face).box());
                if (overlap >= settings.minOverlap()) {
                    matches.add(new Match(overlap, track, face));
                }
            }
        }
        matches.sort(Comparator.comparingDouble(Match::overlap).reversed()); // stable: of equals, who was known first
        FaceTrack[] matched = new FaceTrack[faces.size()];
        boolean[] taken = new boolean[tracks.size()];
        for (Match match : matches) {
            if (!taken[match.track()] && matched[match.face()] == null) {
                taken[match.track()] = true;
                matched[match.face()] = tracks.get(match.track());
            }
        }
        return matched;
    }

    /** A face that may be one that is known. */
    private record Match(double overlap, int track, int face) {}
}
