package io.sagadesk.server.reactions.recovery;

import io.sagadesk.api.Command;
import io.sagadesk.api.campaign.CampaignCommand.IssueCoupon;
import io.sagadesk.api.campaign.CampaignCommand.TreatCustomer;
import io.sagadesk.api.desk.DeskCommand.EnqueueConversation;
import io.sagadesk.api.offer.OfferCommand.ClearOffer;
import io.sagadesk.api.offer.OfferCommand.MakeOffer;
import io.sagadesk.api.offer.OfferCommand.PostponeOffer;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.saga.SagaCommandGateway;
import io.sagadesk.server.command.CommandTargets;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;

/**
 * Answers the commands of replayed reactions from the log, and sends none. A command with an effect was carried out. Of the
 * others it answers what keeps the state of a saga right: most refusals are ignored or followed by events that say the same.
 */
final class RecordedCommands implements SagaCommandGateway {

    private static final Answer REFUSED = new Answer("not-found");

    /** The commands that a saga takes another way after, if they are refused. */
    private static final Set<Class<?>> NEVER_WITHOUT_EFFECT =
            Set.of(ProposeOffer.class, IssueCoupon.class, TreatCustomer.class, MakeOffer.class);

    private final LogEffects effects;
    private final Supplier<HandledEvents> handled;

    RecordedCommands(LogEffects effects, Supplier<HandledEvents> handled) {
        this.effects = effects;
        this.handled = handled;
    }

    @Override
    public Answer send(String rule, Command command, EventMessage<?> cause) {
        if (has(command.getClass(), rule, command, cause)) {
            handled.get().acted();
            return Answer.DONE;
        }
        handled.get().missing();
        if (command instanceof EnqueueConversation enqueue) return answer(enqueue);
        if (command instanceof ClearOffer clear) return answer(clear, rule, cause);
        return NEVER_WITHOUT_EFFECT.contains(command.getClass()) ? REFUSED : Answer.DONE;
    }

    private boolean has(Class<? extends Command> type, String rule, Command command, EventMessage<?> cause) {
        return effects.has(cause.getIdentifier(), rule, CommandTargets.of(command), CommandEffects.of(type));
    }

    /** Refused where there was no desk yet; otherwise the desk had the conversation. */
    private Answer answer(EnqueueConversation enqueue) {
        return effects.isOpen(enqueue.deskId(), handled.get().position()) ? Answer.DONE : REFUSED;
    }

    /** In quiet hours it was postponed. A withheld offer is followed by an event that ends the saga. */
    private Answer answer(ClearOffer clear, String rule, EventMessage<?> cause) {
        return new Answer(has(PostponeOffer.class, rule, clear, cause) ? "quiet-hours" : "offer-not-due");
    }
}
