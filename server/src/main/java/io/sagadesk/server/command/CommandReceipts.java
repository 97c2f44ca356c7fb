package io.sagadesk.server.command;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.Refused;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.store.engine.AppendReceipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Returns a {@link CommandReceipt} as the result of each command. A refusal that an aggregate returns, instead of throwing
 * it, is recorded: the sender receives it with the receipt.
 */
final class CommandReceipts implements MessageHandlerInterceptor<CommandMessage<?>> {

    private static final String RECORDED = CommandReceipts.class.getName() + ".recorded";

    private final LongSupplier head;

    /**
     * Creates an interceptor that works with any event store.
     *
     * @param head supplies the position of the newest event
     */
    CommandReceipts(LongSupplier head) {
        this.head = head;
    }

    /**
     * Notes an event that is about to be recorded, by its causation id, because several commands may share one unit of
     * work.
     */
    static void note(EventMessage<?> event) {
        if (!CurrentUnitOfWork.isStarted()) return;
        Map<Object, List<String>> recorded = recorded(CurrentUnitOfWork.get().root());
        recorded.computeIfAbsent(event.getMetaData().get(EventMetadata.CAUSATION_ID), cause -> new ArrayList<>())
                .add(Vocabulary.nameOf(event.getPayloadType()));
    }

    /**
     * The causation id of events that this message leads to: the one in its metadata, as reactions set it, else the id
     * of the message.
     */
    static String causeOf(Message<?> command) {
        return command.getMetaData()
                .getOrDefault(EventMetadata.CAUSATION_ID, command.getIdentifier())
                .toString();
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        var receipt = new CommandReceipt();
        var cause = causeOf(unitOfWork.getMessage());
        unitOfWork.afterCommit(committed -> complete(receipt, cause, committed.root()));
        if (chain.proceed() instanceof Refused refusal) receipt.refuse(refusal);
        return receipt;
    }

    private void complete(CommandReceipt receipt, String cause, UnitOfWork<?> committed) {
        AppendReceipt appended = committed.getResource(AppendReceipt.RESOURCE);
        receipt.complete(
                appended == null ? head.getAsLong() : appended.lastPosition(),
                recorded(committed).getOrDefault(cause, List.of()));
    }

    private static Map<Object, List<String>> recorded(UnitOfWork<?> root) {
        return root.getOrComputeResource(RECORDED, key -> new HashMap<>());
    }
}
