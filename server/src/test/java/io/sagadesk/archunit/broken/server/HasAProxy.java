package io.sagadesk.archunit.broken.server;

import org.springframework.context.annotation.Configuration;

@Configuration
public class HasAProxy {}
