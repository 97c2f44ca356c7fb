/** Commands over HTTP: a request becomes a command, and the response follows once its events are on disk. */
@NullMarked
package io.sagadesk.server.http.command;

import org.jspecify.annotations.NullMarked;
