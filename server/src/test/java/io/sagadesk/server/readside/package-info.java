@org.jspecify.annotations.NullMarked
package io.sagadesk.server.readside;
