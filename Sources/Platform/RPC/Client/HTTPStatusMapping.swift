extension StatusCode {
    /// The status of a call whose answer is no gRPC answer but a plain HTTP status, as a proxy or a
    /// server of another kind sends it (gRPC, "HTTP to gRPC Status Code Mapping").
    ///
    /// - Parameter status: The three-digit HTTP status of the answer.
    static func ofHTTPStatus(_ status: Int) -> StatusCode {
        switch status {
        case 400: .internal
        case 401: .unauthenticated
        case 403: .permissionDenied
        case 404: .unimplemented
        case 429, 502, 503, 504: .unavailable
        default: .unknown
        }
    }

    /// The status of a call whose stream was reset, by the HTTP/2 error code of the RST_STREAM frame
    /// (gRPC over HTTP/2, "Errors"; RFC 9113 §7).
    static func ofStreamReset(_ code: UInt32) -> StatusCode {
        switch code {
        case 0x7: .unavailable  // REFUSED_STREAM: the server has done nothing with it
        case 0x8: .cancelled  // CANCEL
        case 0xb: .resourceExhausted  // ENHANCE_YOUR_CALM
        case 0xc: .permissionDenied  // INADEQUATE_SECURITY
        default: .internal
        }
    }
}
