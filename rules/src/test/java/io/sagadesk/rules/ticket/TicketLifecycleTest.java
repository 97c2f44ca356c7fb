package io.sagadesk.rules.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.Refused;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.rules.ticket.TicketLifecycle.Move;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketLifecycleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    MOVE           | NEW     | OPEN    | PENDING | ON_HOLD | SOLVED        | CLOSED
                    AWAIT_CUSTOMER | PENDING | PENDING | PENDING | PENDING | ticket-solved | ticket-closed
                    HOLD           | ON_HOLD | ON_HOLD | ON_HOLD | ON_HOLD | ticket-solved | ticket-closed
                    RESUME         | NEW     | OPEN    | OPEN    | OPEN    | ticket-solved | ticket-closed
                    SOLVE          | SOLVED  | SOLVED  | SOLVED  | SOLVED  | SOLVED        | ticket-closed
                    REOPEN         | NEW     | OPEN    | PENDING | ON_HOLD | OPEN          | ticket-closed
                    CLOSE          | CLOSED  | CLOSED  | CLOSED  | CLOSED  | CLOSED        | CLOSED
                    """)
    void each_move_leads_from_each_state_to_another_or_is_refused(
            Move move, String fresh, String open, String pending, String onHold, String solved, String closed) {
        var outcomes = new String[] {fresh, open, pending, onHold, solved, closed};
        var states = TicketState.values();
        for (var i = 0; i < states.length; i++) {
            if (outcomes[i].startsWith("ticket-")) assertRefused(move, states[i], outcomes[i]);
            else assertThat(TicketLifecycle.after(move, states[i])).hasToString(outcomes[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"NEW, OPEN", "OPEN, OPEN", "PENDING, PENDING", "ON_HOLD, ON_HOLD", "SOLVED, SOLVED", "CLOSED, CLOSED"})
    void who_takes_up_a_ticket_opens_a_new_one_only(TicketState from, TicketState to) {
        assertThat(TicketLifecycle.takenUp(from)).isEqualTo(to);
    }

    private static void assertRefused(Move move, TicketState from, String code) {
        assertThatThrownBy(() -> TicketLifecycle.after(move, from))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
