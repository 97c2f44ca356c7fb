package io.sagadesk.server.wiring;

import io.sagadesk.api.Refused;
import io.sagadesk.api.Vocabulary;
import io.sagadesk.store.sqlite.AppendReceipt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Answers each command with a receipt, and each refusal in a form that also travels between instances. */
final class Receipts implements MessageHandlerInterceptor<CommandMessage<?>> {

    private static final String RECORDED = Receipts.class.getName() + ".recorded";

    private final LongSupplier head;

    /**
     * Works for any store.
     *
     * @param head the position of the newest event
     */
    Receipts(LongSupplier head) {
        this.head = head;
    }

    /** Notes an event that the current unit of work is about to record. */
    static void note(EventMessage<?> event) {
        if (!CurrentUnitOfWork.isStarted()) return;
        List<String> recorded = CurrentUnitOfWork.get().root().getOrComputeResource(RECORDED, key -> new ArrayList<>());
        recorded.add(Vocabulary.nameOf(event.getPayloadType()));
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        var receipt = new Receipt();
        unitOfWork.afterCommit(committed -> complete(receipt, committed.root()));
        try {
            chain.proceed();
        } catch (Refused refused) {
            throw refusal(refused);
        }
        return receipt;
    }

    private static CommandExecutionException refusal(Refused refused) {
        var details = new Refusal(refused.code(), String.valueOf(refused.getMessage()));
        return new CommandExecutionException(refused.code(), refused, details, false);
    }

    private void complete(Receipt receipt, UnitOfWork<?> committed) {
        AppendReceipt appended = committed.getResource(AppendReceipt.RESOURCE);
        receipt.complete(
                appended == null ? head.getAsLong() : appended.lastPosition(),
                committed.getOrDefaultResource(RECORDED, List.of()));
    }
}
