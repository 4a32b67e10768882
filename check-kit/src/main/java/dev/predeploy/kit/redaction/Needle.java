package dev.predeploy.kit.redaction;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What is looked for.
 *
 * @param text the characters
 * @param before how many characters before it hold a part of the secret and a part of something else
 * @param after how many characters after it do
 */
record Needle(String text, int before, int after) {
    private static final int SHORTEST = 3;

    static Needle plain(String secret) {
        return new Needle(secret, 0, 0);
    }

    /**
     * Returns what a secret becomes in base64 whatever stands before and after it: six bits make a character, so there
     * are three ways, by how many octets stand before, and only the characters made wholly of the secret are certain.
     */
    static List<Needle> base64(String secret) {
        byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
        List<Needle> needles = new ArrayList<>();
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + octets.length];
            System.arraycopy(octets, 0, shifted, shift, octets.length);
            int first = (8 * shift + 5) / 6;
            int end = 8 * shifted.length / 6;
            if (end - first >= SHORTEST) {
                String encoded = new String(Base64.getEncoder().encode(shifted), StandardCharsets.US_ASCII);
                needles.add(new Needle(
                        encoded.substring(first, end), shift == 0 ? 0 : 1, 8 * shifted.length % 6 == 0 ? 0 : 1));
            }
        }
        return needles;
    }
}
