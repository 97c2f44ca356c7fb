package io.sagadesk.server.reactions.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.sagadesk.api.Command;
import io.sagadesk.api.customer.CustomerCommand.ForgetCustomer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CommandEffectsTest {

    @Test
    void the_effects_of_every_command_that_a_reaction_creates_are_known() {
        var sent = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.sagadesk.saga").stream()
                        .flatMap(type -> type.getConstructorCallsFromSelf().stream())
                        .map(call -> call.getTargetOwner())
                        .filter(target -> target.isAssignableTo(Command.class))
                        .map(target -> target.reflect().asSubclass(Command.class))
                        .collect(Collectors.toSet());

        assertThat(sent).hasSizeGreaterThan(25);
        assertThat(sent)
                .allSatisfy(command -> assertThat(CommandEffects.of(command)).isNotEmpty());
    }

    @Test
    void a_command_that_no_reaction_sends_is_refused() {
        assertThatThrownBy(() -> CommandEffects.of(ForgetCustomer.class)).hasMessageContaining("ForgetCustomer");
    }
}
