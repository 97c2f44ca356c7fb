/** The aggregate of visits: page views, cart changes and chat invitations. */
@NullMarked
package io.sagadesk.command.visit;

import org.jspecify.annotations.NullMarked;
