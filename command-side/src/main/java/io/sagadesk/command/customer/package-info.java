/** The aggregate of customers: consents, holds, offers, win-back and forgetting. */
@NullMarked
package io.sagadesk.command.customer;

import org.jspecify.annotations.NullMarked;
