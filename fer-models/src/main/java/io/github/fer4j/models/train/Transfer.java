package io.github.fer4j.models.train;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.format.SeenImages;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Stage;
import io.github.fer4j.models.zoo.Zoo;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Transfer learning: a run that begins from a trained model, and teaches only parts of it, or teaches them slower. Immutable:
 * each method gives a changed one.
 *
 * <pre>{@code
 * Trainer.of(model.net().classes(LabelSet.FERPLUS_8))
 *         .transfer(Transfer.from(model)
 *                 .freezeTo("stage3")        // stem to stage3 stay as they are
 *                 .unfreeze(4, "stage2")     // stage2 and stage3 learn from epoch 4 on
 *                 .rate("stage2", 0.1))      // at a tenth of the optimiser's rate
 * }</pre>
 *
 * <p>Parameters are copied layer by layer, where the name of the layer and the shapes agree. What gives the outputs is copied
 * only where the classes are the same. {@link #report} tells what would be copied.
 *
 * <p>The parameters of a frozen stage do not change by one bit, neither by gradients nor by weight decay nor by averaging. A
 * stage that is unfrozen begins with an optimiser of empty memory. Dropout of frozen stages goes on. Gradients are worked
 * out for frozen stages too, so a run takes as long as without.
 *
 * @see Zoo#stages
 */
public final class Transfer {
    static final Transfer OFF = new Transfer(null, false, false, StagePlan.ALL_LEARN);

    /** The learning rate of the fine-tuning, as a share of that of the head alone. */
    private static final double FINE_TUNING = 0.1;

    /** Null where a run begins from random parameters. */
    private final TransferSource source;

    private final boolean newHead;
    private final boolean partly;
    private final StagePlan plan;

    Transfer(TransferSource source, boolean newHead, boolean partly, StagePlan plan) {
        this.source = source;
        this.newHead = newHead;
        this.partly = partly;
        this.plan = plan;
    }

    /**
     * A run that begins from a model, with all stages learning from the start.
     *
     * @param model where it begins; its parameters are copied, so it may be closed afterwards
     * @return the transfer to set up further
     */
    public static Transfer from(TrainedModel model) {
        return new Transfer(TransferSource.of(model), false, false, StagePlan.ALL_LEARN);
    }

    /**
     * The model as a fixed extractor of features: only the head learns.
     *
     * @param model where the run begins
     * @return the transfer
     */
    public static Transfer featureExtraction(TrainedModel model) {
        List<Stage> stages = Zoo.stages(model.net());
        return from(model).freezeTo(stages.get(stages.size() - 2).name());
    }

    /**
     * Fine-tuning: first the head alone, so that its random start does no harm to the rest; then all stages, at a tenth of the
     * learning rate. With the trainer's usual 1e-3 that is 1e-4.
     *
     * @param model where the run begins
     * @param headEpochs epochs in which the head learns alone, at least 1
     * @return the transfer
     * @throws InvalidArgumentException if there are none
     */
    public static Transfer fineTuning(TrainedModel model, int headEpochs) {
        Trainer.inRange("the head learns alone for 1 to 100000 epochs", headEpochs, 1, 100_000);
        return featureExtraction(model)
                .unfreeze(headEpochs + 1, Zoo.stages(model.net()).get(0).name())
                .rateFrom(headEpochs + 1, FINE_TUNING);
    }

    private Transfer with(StagePlan changed) {
        return new Transfer(source, newHead, partly, changed);
    }

    /**
     * Freezes all stages from the image to a named one.
     *
     * @param stage the last one that is frozen; not the head
     * @return the changed transfer
     */
    public Transfer freezeTo(String stage) {
        return with(plan.withFrozenTo(Objects.requireNonNull(stage, "stage")));
    }

    /**
     * Lets a stage and all behind it learn from an epoch on; those before it stay frozen. May be called for several epochs, each
     * with an earlier stage.
     *
     * @param epoch 2 or later; epochs are counted from 1
     * @param stage the first one that learns then
     * @return the changed transfer
     * @throws InvalidArgumentException if the epoch is out of range
     */
    public Transfer unfreeze(int epoch, String stage) {
        return with(plan.withUnfreezing(epoch, Objects.requireNonNull(stage, "stage")));
    }

    /**
     * Lets a stage learn at another rate than the optimiser's.
     *
     * @param stage the stage
     * @param factor what the rate, and with it weight decay, is multiplied by there; above 0, at most 100
     * @return the changed transfer
     * @throws InvalidArgumentException if the factor is out of range
     */
    public Transfer rate(String stage, double factor) {
        return with(plan.withRate(Objects.requireNonNull(stage, "stage"), factor));
    }

    /**
     * Changes the rate of all stages from an epoch on, on top of {@link #rate} and of the trainer's schedule. A later change
     * takes the place of an earlier one.
     *
     * @param epoch 2 or later; epochs are counted from 1
     * @param factor what the rate is multiplied by; above 0, at most 100
     * @return the changed transfer
     * @throws InvalidArgumentException if a value is out of range
     */
    public Transfer rateFrom(int epoch, double factor) {
        return with(plan.withRateChange(epoch, factor));
    }

    /**
     * What batch normalisation does; {@link NormStatistics#FROZEN_STAGES} unless set.
     *
     * @param value which statistics are kept
     * @return the changed transfer
     */
    public Transfer statistics(NormStatistics value) {
        return with(plan.withStatistics(Objects.requireNonNull(value, "statistics")));
    }

    /**
     * Begins the whole head anew, also where the model's would fit.
     *
     * @return the changed transfer
     */
    public Transfer newHead() {
        return new Transfer(source, true, partly, plan);
    }

    /**
     * Allows layers before the head that do not fit, such as the first one of a net for colour from a gray model; they begin
     * anew. Otherwise they are an error that lists them all.
     *
     * @return the changed transfer
     */
    public Transfer partly() {
        return new Transfer(source, newHead, true, plan);
    }

    /**
     * What would be copied to a net.
     *
     * @param net what would be trained
     * @return the layers that are copied, and those that begin anew
     * @throws InvalidArgumentException if it has no such stages; if layers before the head do not fit and this is not {@link
     *     #partly}, or are to be frozen, or their statistics are; or if the model is not here, as after {@link Trainer#replay}
     */
    public TransferReport report(NetSpec net) {
        check(net);
        requireSource();
        ComputationGraph target = Zoo.build(net);
        try {
            return copyTo(net, target);
        } finally {
            target.close();
        }
    }

    boolean isOff() {
        return source == null;
    }

    StagePlan plan() {
        return plan;
    }

    boolean hasSource() {
        return source != null && source.isHere();
    }

    /** What the model saw that the run begins from. */
    SeenImages seen() {
        return isOff() ? SeenImages.unknown() : source.seen();
    }

    /** Refuses a net that has no such stages. */
    void check(NetSpec net) {
        plan.check(net.architecture().name(), stages(net));
    }

    static List<String> stages(NetSpec net) {
        return Zoo.stages(net).stream().map(Stage::name).toList();
    }

    void requireSource() {
        if (!isOff() && !source.isHere()) {
            throw new InvalidArgumentException("the run began from the model '" + source.name()
                    + "', whose parameters have the SHA-256 " + source.sha256()
                    + "; give it to the trainer with transferFrom(model)");
        }
    }

    /** Puts the model's parameters into a net. */
    TransferReport copyTo(NetSpec net, ComputationGraph target) {
        return new Transplant(source, newHead, partly, plan).into(net, target);
    }

    /** The same with the model itself, where only its name was known. */
    Transfer withSource(TrainedModel model) {
        TransferSource given = TransferSource.of(model);
        if (isOff()) {
            throw new InvalidArgumentException(
                    "the run begins from random parameters, got the model '" + given.name() + "'; set transfer(...)");
        }
        if (!given.sha256().equals(source.sha256())) {
            throw new InvalidArgumentException("the run began from the model '" + source.name()
                    + "', whose parameters have the SHA-256 " + source.sha256() + ", got '" + given.name()
                    + "' with " + given.sha256());
        }
        return new Transfer(
                new TransferSource(source.name(), given.sha256(), given.net(), given.parameters(), given.seen()),
                newHead,
                partly,
                plan);
    }

    /** All of it but the parameters; {@link #parse} reads it. */
    String describe() {
        return isOff() ? TransferText.OFF : TransferText.of(plan, newHead, partly, source);
    }

    /** A transfer without the parameters of its source. */
    static Transfer parse(String text) {
        return TransferText.parse(text);
    }

    /** Such as {@code freeze to stage3; unfreeze stage2 at 4; statistics frozen stages; from 0b...3f resNet18}. */
    @Override
    public String toString() {
        return describe();
    }
}
