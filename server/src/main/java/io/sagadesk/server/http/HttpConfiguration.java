package io.sagadesk.server.http;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a resource ask for a command as an argument. */
@Configuration
class HttpConfiguration implements WebMvcConfigurer {

    private final CommandArguments commands;

    HttpConfiguration(CommandArguments commands) {
        this.commands = commands;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(commands);
    }
}
