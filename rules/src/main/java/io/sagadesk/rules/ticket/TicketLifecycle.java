package io.sagadesk.rules.ticket;

import static io.sagadesk.api.ticket.TicketState.CLOSED;
import static io.sagadesk.api.ticket.TicketState.NEW;
import static io.sagadesk.api.ticket.TicketState.ON_HOLD;
import static io.sagadesk.api.ticket.TicketState.OPEN;
import static io.sagadesk.api.ticket.TicketState.PENDING;
import static io.sagadesk.api.ticket.TicketState.SOLVED;

import io.sagadesk.api.Refused;
import io.sagadesk.api.ticket.TicketState;

/** The state transitions of a ticket. */
public final class TicketLifecycle {

    public enum Move {
        AWAIT_CUSTOMER,
        HOLD,
        RESUME,
        SOLVE,
        REOPEN,
        CLOSE
    }

    private TicketLifecycle() {}

    /**
     * Returns the state after a move; the same state if the move changes nothing. A closed ticket refuses all moves but
     * closing.
     */
    public static TicketState after(Move move, TicketState from) {
        if (move == Move.CLOSE) return CLOSED;
        requireNotClosed(from);
        return switch (move) {
            case AWAIT_CUSTOMER -> unlessSolved(from, PENDING);
            case HOLD -> unlessSolved(from, ON_HOLD);
            case RESUME -> unlessSolved(from, isWaiting(from) ? OPEN : from);
            case SOLVE -> SOLVED;
            case REOPEN -> from == SOLVED ? OPEN : from;
            case CLOSE -> CLOSED;
        };
    }

    /** Returns the state after an assignment or an agent's reply: a new ticket becomes open, others keep their state. */
    public static TicketState takenUp(TicketState from) {
        return from == NEW ? OPEN : from;
    }

    public static void requireNotClosed(TicketState state) {
        if (state == CLOSED) throw new Refused("ticket-closed", "The ticket is closed for good");
    }

    private static TicketState unlessSolved(TicketState from, TicketState to) {
        if (from == SOLVED) throw new Refused("ticket-solved", "The ticket is solved; reopen it first");
        return to;
    }

    private static boolean isWaiting(TicketState state) {
        return state == PENDING || state == ON_HOLD;
    }
}
