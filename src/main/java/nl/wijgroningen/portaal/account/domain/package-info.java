@NullMarked
package nl.wijgroningen.portaal.account.domain;

import org.jspecify.annotations.NullMarked;
