import RPC

/// Header fields by which a page tells the browser what it needs, so that everything else is refused.
enum PageSafety {
    /// The fields of every file of a page.
    static let headers: Metadata = [
        "content-security-policy": policy.joined(separator: "; "),
        "x-content-type-options": "nosniff",
        // Browsers that know no `frame-ancestors`.
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "permissions-policy": deniedFeatures.map { "\($0)=()" }.joined(separator: ", "),
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    ]

    /// Content Security Policy Level 3: files and calls of this server only. No markup becomes a script: neither one that
    /// stands in the page, nor a text that a script puts into it as HTML (trusted types). No page may show this one in a
    /// frame. A form that no script has taken over sends nothing: a phone number would stand in its URL.
    private static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]

    /// What no page uses.
    private static let deniedFeatures = [
        "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi",
        "payment", "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
    ]
}
