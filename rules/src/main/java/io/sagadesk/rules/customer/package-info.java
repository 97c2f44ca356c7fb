/** Rules about customers: when two identities are the same. */
@NullMarked
package io.sagadesk.rules.customer;

import org.jspecify.annotations.NullMarked;
