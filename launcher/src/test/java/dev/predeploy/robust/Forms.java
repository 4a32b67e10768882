package dev.predeploy.robust;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The forms in which a text may be seen somewhere. */
final class Forms {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper ASCII_JSON = new ObjectMapper(
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

    private Forms() {}

    /** Returns each form by its name. */
    static Map<String, String> of(String text) throws IOException {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("plain", text);
        forms.put("form-encoded", URLEncoder.encode(text, UTF_8));
        forms.put("percent-encoded", URLEncoder.encode(text, UTF_8).replace("+", "%20"));
        forms.put("base64", Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
        forms.put("base64 for URLs", Base64.getUrlEncoder().encodeToString(text.getBytes(UTF_8)));
        forms.put("basic", Base64.getEncoder().encodeToString(("user:" + text).getBytes(UTF_8)));
        forms.put("JSON", inside(JSON.writeValueAsString(text)));
        forms.put("ASCII JSON", inside(ASCII_JSON.writeValueAsString(text)));
        forms.put(
                "XML",
                text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;"));
        forms.put("XML's apostrophe", forms.get("XML").replace("'", "&apos;"));
        forms.put("HTML's apostrophe", forms.get("XML").replace("'", "&#39;"));
        return forms;
    }

    private static String inside(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }
}
