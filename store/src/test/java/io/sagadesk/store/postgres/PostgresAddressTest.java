package io.sagadesk.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresAddressTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "postgresql://anna:secret@db.example.org:5433/desk | anna | secret | db.example.org:5433/desk",
                "postgres://anna@localhost/desk?sslmode=require | anna | - | localhost/desk",
                "postgresql://a%40b:p%2Fw%3A%25+@[::1]:5432/desk | a@b | p/w:%+ | [::1]:5432/desk",
                "postgresql://a:b@one:5432,two:5433/desk?targetServerType=primary | a | b | one:5432,two:5433/desk",
            })
    void an_address_is_understood_and_shown_without_user_and_password(
            String text, String user, String password, String shown) {
        var address = PostgresAddress.of(text);
        assertThat(address).hasToString(shown);
        var connections = (PGSimpleDataSource) address.connections();
        assertThat(connections.getUser()).isEqualTo(user);
        assertThat(connections.getPassword()).isEqualTo(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:5432",
                "jdbc:postgresql://localhost/desk?password=secret",
                "postgresql://anna:secret@localhost",
                "postgresql://anna:sec@ret@localhost/desk",
                "postgresql://anna:secret%zz@localhost/desk",
                "mysql://anna:secret@localhost/desk",
                "postgresql://anna:secret@localhost:port/desk",
            })
    void what_is_no_address_is_refused_and_not_repeated(String text) {
        assertThatThrownBy(() -> PostgresAddress.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SAGADESK_POSTGRESQL is no address such as postgresql://user:password@host:5432/database");
    }

    @Test
    void a_password_is_in_no_text() {
        assertThat(PostgresAddress.of("postgresql://anna:secret@localhost/desk?password=secret")
                        .toString())
                .doesNotContain("secret");
    }
}
