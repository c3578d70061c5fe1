@NullMarked
package nl.wijgroningen.portaal.account.web;

import org.jspecify.annotations.NullMarked;
