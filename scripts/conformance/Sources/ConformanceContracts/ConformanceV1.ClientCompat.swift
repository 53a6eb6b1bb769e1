// Generated from connectrpc/conformance/v1/client_compat.proto by scripts/generate. Do not edit.

import CConformanceContracts
import CWellKnownTypes
public import Wire

extension ConformanceV1 {
    public struct ClientCompatRequest: WireMessage {
        public var testName: String
        public var httpVersion: ConformanceV1.HTTPVersion
        public var `protocol`: ConformanceV1.ProtocolEnum
        public var codec: ConformanceV1.Codec
        public var compression: ConformanceV1.Compression
        public var host: String
        public var port: UInt32
        public var serverTlsCert: [UInt8]
        public var clientTlsCreds: ConformanceV1.TLSCreds?
        public var messageReceiveLimit: UInt32
        public var service: String?
        public var method: String?
        public var streamType: ConformanceV1.StreamType
        public var useGetHttpMethod: Bool
        public var requestHeaders: [ConformanceV1.Header]
        public var requestMessages: [GoogleProtobuf.`Any`]
        public var timeoutMs: UInt32?
        public var requestDelayMs: UInt32
        public var cancel: ConformanceV1.ClientCompatRequest.Cancel?
        public var rawRequest: ConformanceV1.RawHTTPRequest?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__client_compat_request__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.testName = ""
            self.httpVersion = .init(rawValue: 0)
            self.`protocol` = .init(rawValue: 0)
            self.codec = .init(rawValue: 0)
            self.compression = .init(rawValue: 0)
            self.host = ""
            self.port = 0
            self.serverTlsCert = []
            self.clientTlsCreds = nil
            self.messageReceiveLimit = 0
            self.service = nil
            self.method = nil
            self.streamType = .init(rawValue: 0)
            self.useGetHttpMethod = false
            self.requestHeaders = []
            self.requestMessages = []
            self.timeoutMs = nil
            self.requestDelayMs = 0
            self.cancel = nil
            self.rawRequest = nil
        }

        public init(
            testName: String = "",
            httpVersion: ConformanceV1.HTTPVersion = .init(rawValue: 0),
            `protocol`: ConformanceV1.ProtocolEnum = .init(rawValue: 0),
            codec: ConformanceV1.Codec = .init(rawValue: 0),
            compression: ConformanceV1.Compression = .init(rawValue: 0),
            host: String = "",
            port: UInt32 = 0,
            serverTlsCert: [UInt8] = [],
            clientTlsCreds: ConformanceV1.TLSCreds? = nil,
            messageReceiveLimit: UInt32 = 0,
            service: String? = nil,
            method: String? = nil,
            streamType: ConformanceV1.StreamType = .init(rawValue: 0),
            useGetHttpMethod: Bool = false,
            requestHeaders: [ConformanceV1.Header] = [],
            requestMessages: [GoogleProtobuf.`Any`] = [],
            timeoutMs: UInt32? = nil,
            requestDelayMs: UInt32 = 0,
            cancel: ConformanceV1.ClientCompatRequest.Cancel? = nil,
            rawRequest: ConformanceV1.RawHTTPRequest? = nil
        ) {
            self.testName = testName
            self.httpVersion = httpVersion
            self.`protocol` = `protocol`
            self.codec = codec
            self.compression = compression
            self.host = host
            self.port = port
            self.serverTlsCert = serverTlsCert
            self.clientTlsCreds = clientTlsCreds
            self.messageReceiveLimit = messageReceiveLimit
            self.service = service
            self.method = method
            self.streamType = streamType
            self.useGetHttpMethod = useGetHttpMethod
            self.requestHeaders = requestHeaders
            self.requestMessages = requestMessages
            self.timeoutMs = timeoutMs
            self.requestDelayMs = requestDelayMs
            self.cancel = cancel
            self.rawRequest = rawRequest
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__ClientCompatRequest.self)
            self.testName = try MessageReader.string(c.pointee.test_name, field: "connectrpc.conformance.v1.ClientCompatRequest.test_name")
            self.httpVersion = ConformanceV1.HTTPVersion(rawValue: Int32(truncatingIfNeeded: c.pointee.http_version.rawValue))
            self.`protocol` = ConformanceV1.ProtocolEnum(rawValue: Int32(truncatingIfNeeded: c.pointee.`protocol`.rawValue))
            self.codec = ConformanceV1.Codec(rawValue: Int32(truncatingIfNeeded: c.pointee.codec.rawValue))
            self.compression = ConformanceV1.Compression(rawValue: Int32(truncatingIfNeeded: c.pointee.compression.rawValue))
            self.host = try MessageReader.string(c.pointee.host, field: "connectrpc.conformance.v1.ClientCompatRequest.host")
            self.port = c.pointee.port
            self.serverTlsCert = MessageReader.bytes(c.pointee.server_tls_cert)
            self.clientTlsCreds = try MessageReader.message(c.pointee.client_tls_creds, as: ConformanceV1.TLSCreds.self)
            self.messageReceiveLimit = c.pointee.message_receive_limit
            self.service = try c.pointee._service_case == CONNECTRPC__CONFORMANCE__V1__CLIENT_COMPAT_REQUEST___SERVICE_SERVICE ? MessageReader.string(c.pointee.service, field: "connectrpc.conformance.v1.ClientCompatRequest.service") : nil
            self.method = try c.pointee._method_case == CONNECTRPC__CONFORMANCE__V1__CLIENT_COMPAT_REQUEST___METHOD_METHOD ? MessageReader.string(c.pointee.method, field: "connectrpc.conformance.v1.ClientCompatRequest.method") : nil
            self.streamType = ConformanceV1.StreamType(rawValue: Int32(truncatingIfNeeded: c.pointee.stream_type.rawValue))
            self.useGetHttpMethod = c.pointee.use_get_http_method != 0
            self.requestHeaders = try MessageReader.array(c.pointee.n_request_headers, c.pointee.request_headers) { element throws(WireError) in
                try ConformanceV1.Header(c: UnsafeRawPointer(element!))
            }
            self.requestMessages = try MessageReader.array(c.pointee.n_request_messages, c.pointee.request_messages) { element throws(WireError) in
                try GoogleProtobuf.`Any`(c: UnsafeRawPointer(element!))
            }
            self.timeoutMs = c.pointee._timeout_ms_case == CONNECTRPC__CONFORMANCE__V1__CLIENT_COMPAT_REQUEST___TIMEOUT_MS_TIMEOUT_MS ? c.pointee.timeout_ms : nil
            self.requestDelayMs = c.pointee.request_delay_ms
            self.cancel = try MessageReader.message(c.pointee.cancel, as: ConformanceV1.ClientCompatRequest.Cancel.self)
            self.rawRequest = try MessageReader.message(c.pointee.raw_request, as: ConformanceV1.RawHTTPRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__ClientCompatRequest.self)
            connectrpc__conformance__v1__client_compat_request__init(c)
            c.pointee.test_name = try writer.string(self.testName)
            c.pointee.http_version = Connectrpc__Conformance__V1__HTTPVersion(rawValue: .init(truncatingIfNeeded: self.httpVersion.rawValue))
            c.pointee.`protocol` = Connectrpc__Conformance__V1__Protocol(rawValue: .init(truncatingIfNeeded: self.`protocol`.rawValue))
            c.pointee.codec = Connectrpc__Conformance__V1__Codec(rawValue: .init(truncatingIfNeeded: self.codec.rawValue))
            c.pointee.compression = Connectrpc__Conformance__V1__Compression(rawValue: .init(truncatingIfNeeded: self.compression.rawValue))
            c.pointee.host = try writer.string(self.host)
            c.pointee.port = self.port
            c.pointee.server_tls_cert = try writer.bytes(self.serverTlsCert)
            if let value = self.clientTlsCreds { c.pointee.client_tls_creds = try writer.message(value, as: Connectrpc__Conformance__V1__TLSCreds.self) }
            c.pointee.message_receive_limit = self.messageReceiveLimit
            if let value = self.service {
                c.pointee._service_case = CONNECTRPC__CONFORMANCE__V1__CLIENT_COMPAT_REQUEST___SERVICE_SERVICE
                c.pointee.service = try writer.string(value)
            }
            if let value = self.method {
                c.pointee._method_case = CONNECTRPC__CONFORMANCE__V1__CLIENT_COMPAT_REQUEST___METHOD_METHOD
                c.pointee.method = try writer.string(value)
            }
            c.pointee.stream_type = Connectrpc__Conformance__V1__StreamType(rawValue: .init(truncatingIfNeeded: self.streamType.rawValue))
            c.pointee.use_get_http_method = self.useGetHttpMethod ? 1 : 0
            c.pointee.n_request_headers = self.requestHeaders.count
            c.pointee.request_headers = try writer.array(self.requestHeaders) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__Header.self) }
            c.pointee.n_request_messages = self.requestMessages.count
            c.pointee.request_messages = try writer.array(self.requestMessages) { element throws(WireError) in try writer.message(element, as: Google__Protobuf__Any.self) }
            if let value = self.timeoutMs {
                c.pointee._timeout_ms_case = CONNECTRPC__CONFORMANCE__V1__CLIENT_COMPAT_REQUEST___TIMEOUT_MS_TIMEOUT_MS
                c.pointee.timeout_ms = value
            }
            c.pointee.request_delay_ms = self.requestDelayMs
            if let value = self.cancel { c.pointee.cancel = try writer.message(value, as: Connectrpc__Conformance__V1__ClientCompatRequest__Cancel.self) }
            if let value = self.rawRequest { c.pointee.raw_request = try writer.message(value, as: Connectrpc__Conformance__V1__RawHTTPRequest.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        public struct Cancel: WireMessage {
            public var cancelTiming: CancelTimingValue?
            /// Fields this contract does not know.
            public var unknownFields = UnknownFields()

            public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__client_compat_request__cancel__descriptor_pointer()) }
            public static var types: MessageTypes { ConformanceContractsTypes.all }

            public init() {
                self.cancelTiming = nil
            }

            public init(
                cancelTiming: CancelTimingValue? = nil
            ) {
                self.cancelTiming = cancelTiming
            }

            public init(c raw: UnsafeRawPointer) throws(WireError) {
                let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__ClientCompatRequest__Cancel.self)
                switch c.pointee.cancel_timing_case {
                case CONNECTRPC__CONFORMANCE__V1__CLIENT_COMPAT_REQUEST__CANCEL__CANCEL_TIMING_BEFORE_CLOSE_SEND: self.cancelTiming = .beforeCloseSend(try GoogleProtobuf.Empty(c: UnsafeRawPointer(c.pointee.before_close_send!)))
                case CONNECTRPC__CONFORMANCE__V1__CLIENT_COMPAT_REQUEST__CANCEL__CANCEL_TIMING_AFTER_CLOSE_SEND_MS: self.cancelTiming = .afterCloseSendMs(c.pointee.after_close_send_ms)
                case CONNECTRPC__CONFORMANCE__V1__CLIENT_COMPAT_REQUEST__CANCEL__CANCEL_TIMING_AFTER_NUM_RESPONSES: self.cancelTiming = .afterNumResponses(c.pointee.after_num_responses)
                default: self.cancelTiming = nil
                }
                self.unknownFields = UnknownFields(of: c.pointee.base)
            }

            public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
                let c = try writer.structure(Connectrpc__Conformance__V1__ClientCompatRequest__Cancel.self)
                connectrpc__conformance__v1__client_compat_request__cancel__init(c)
                switch self.cancelTiming {
                case .beforeCloseSend(let value)?:
                    c.pointee.cancel_timing_case = CONNECTRPC__CONFORMANCE__V1__CLIENT_COMPAT_REQUEST__CANCEL__CANCEL_TIMING_BEFORE_CLOSE_SEND
                    c.pointee.before_close_send = try writer.message(value, as: Google__Protobuf__Empty.self)
                case .afterCloseSendMs(let value)?:
                    c.pointee.cancel_timing_case = CONNECTRPC__CONFORMANCE__V1__CLIENT_COMPAT_REQUEST__CANCEL__CANCEL_TIMING_AFTER_CLOSE_SEND_MS
                    c.pointee.after_close_send_ms = value
                case .afterNumResponses(let value)?:
                    c.pointee.cancel_timing_case = CONNECTRPC__CONFORMANCE__V1__CLIENT_COMPAT_REQUEST__CANCEL__CANCEL_TIMING_AFTER_NUM_RESPONSES
                    c.pointee.after_num_responses = value
                case nil: break
                }
                try self.unknownFields.write(to: &c.pointee.base, in: writer)
                return UnsafeMutableRawPointer(c)
            }

            /// What `cancelTiming` can hold.
            public enum CancelTimingValue: Sendable, Equatable {
                case beforeCloseSend(GoogleProtobuf.Empty)
                case afterCloseSendMs(UInt32)
                case afterNumResponses(UInt32)
            }
        }
    }

    public struct ClientCompatResponse: WireMessage {
        public var testName: String
        public var result: ResultValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__client_compat_response__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.testName = ""
            self.result = nil
        }

        public init(
            testName: String = "",
            result: ResultValue? = nil
        ) {
            self.testName = testName
            self.result = result
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__ClientCompatResponse.self)
            self.testName = try MessageReader.string(c.pointee.test_name, field: "connectrpc.conformance.v1.ClientCompatResponse.test_name")
            switch c.pointee.result_case {
            case CONNECTRPC__CONFORMANCE__V1__CLIENT_COMPAT_RESPONSE__RESULT_RESPONSE: self.result = .response(try ConformanceV1.ClientResponseResult(c: UnsafeRawPointer(c.pointee.response!)))
            case CONNECTRPC__CONFORMANCE__V1__CLIENT_COMPAT_RESPONSE__RESULT_ERROR: self.result = .error(try ConformanceV1.ClientErrorResult(c: UnsafeRawPointer(c.pointee.error!)))
            default: self.result = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__ClientCompatResponse.self)
            connectrpc__conformance__v1__client_compat_response__init(c)
            c.pointee.test_name = try writer.string(self.testName)
            switch self.result {
            case .response(let value)?:
                c.pointee.result_case = CONNECTRPC__CONFORMANCE__V1__CLIENT_COMPAT_RESPONSE__RESULT_RESPONSE
                c.pointee.response = try writer.message(value, as: Connectrpc__Conformance__V1__ClientResponseResult.self)
            case .error(let value)?:
                c.pointee.result_case = CONNECTRPC__CONFORMANCE__V1__CLIENT_COMPAT_RESPONSE__RESULT_ERROR
                c.pointee.error = try writer.message(value, as: Connectrpc__Conformance__V1__ClientErrorResult.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `result` can hold.
        public enum ResultValue: Sendable, Equatable {
            case response(ConformanceV1.ClientResponseResult)
            case error(ConformanceV1.ClientErrorResult)
        }
    }

    public struct ClientResponseResult: WireMessage {
        public var responseHeaders: [ConformanceV1.Header]
        public var payloads: [ConformanceV1.ConformancePayload]
        public var error: ConformanceV1.ErrorMessage?
        public var responseTrailers: [ConformanceV1.Header]
        public var numUnsentRequests: Int32
        public var httpStatusCode: Int32?
        public var feedback: [String]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__client_response_result__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.responseHeaders = []
            self.payloads = []
            self.error = nil
            self.responseTrailers = []
            self.numUnsentRequests = 0
            self.httpStatusCode = nil
            self.feedback = []
        }

        public init(
            responseHeaders: [ConformanceV1.Header] = [],
            payloads: [ConformanceV1.ConformancePayload] = [],
            error: ConformanceV1.ErrorMessage? = nil,
            responseTrailers: [ConformanceV1.Header] = [],
            numUnsentRequests: Int32 = 0,
            httpStatusCode: Int32? = nil,
            feedback: [String] = []
        ) {
            self.responseHeaders = responseHeaders
            self.payloads = payloads
            self.error = error
            self.responseTrailers = responseTrailers
            self.numUnsentRequests = numUnsentRequests
            self.httpStatusCode = httpStatusCode
            self.feedback = feedback
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__ClientResponseResult.self)
            self.responseHeaders = try MessageReader.array(c.pointee.n_response_headers, c.pointee.response_headers) { element throws(WireError) in
                try ConformanceV1.Header(c: UnsafeRawPointer(element!))
            }
            self.payloads = try MessageReader.array(c.pointee.n_payloads, c.pointee.payloads) { element throws(WireError) in
                try ConformanceV1.ConformancePayload(c: UnsafeRawPointer(element!))
            }
            self.error = try MessageReader.message(c.pointee.error, as: ConformanceV1.ErrorMessage.self)
            self.responseTrailers = try MessageReader.array(c.pointee.n_response_trailers, c.pointee.response_trailers) { element throws(WireError) in
                try ConformanceV1.Header(c: UnsafeRawPointer(element!))
            }
            self.numUnsentRequests = c.pointee.num_unsent_requests
            self.httpStatusCode = c.pointee._http_status_code_case == CONNECTRPC__CONFORMANCE__V1__CLIENT_RESPONSE_RESULT___HTTP_STATUS_CODE_HTTP_STATUS_CODE ? c.pointee.http_status_code : nil
            self.feedback = try MessageReader.array(c.pointee.n_feedback, c.pointee.feedback) { element throws(WireError) in
                try MessageReader.string(element, field: "connectrpc.conformance.v1.ClientResponseResult.feedback")
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__ClientResponseResult.self)
            connectrpc__conformance__v1__client_response_result__init(c)
            c.pointee.n_response_headers = self.responseHeaders.count
            c.pointee.response_headers = try writer.array(self.responseHeaders) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__Header.self) }
            c.pointee.n_payloads = self.payloads.count
            c.pointee.payloads = try writer.array(self.payloads) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__ConformancePayload.self) }
            if let value = self.error { c.pointee.error = try writer.message(value, as: Connectrpc__Conformance__V1__Error.self) }
            c.pointee.n_response_trailers = self.responseTrailers.count
            c.pointee.response_trailers = try writer.array(self.responseTrailers) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__Header.self) }
            c.pointee.num_unsent_requests = self.numUnsentRequests
            if let value = self.httpStatusCode {
                c.pointee._http_status_code_case = CONNECTRPC__CONFORMANCE__V1__CLIENT_RESPONSE_RESULT___HTTP_STATUS_CODE_HTTP_STATUS_CODE
                c.pointee.http_status_code = value
            }
            c.pointee.n_feedback = self.feedback.count
            c.pointee.feedback = try writer.array(self.feedback) { element throws(WireError) in try writer.string(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct ClientErrorResult: WireMessage {
        public var message: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__client_error_result__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.message = ""
        }

        public init(
            message: String = ""
        ) {
            self.message = message
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__ClientErrorResult.self)
            self.message = try MessageReader.string(c.pointee.message, field: "connectrpc.conformance.v1.ClientErrorResult.message")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__ClientErrorResult.self)
            connectrpc__conformance__v1__client_error_result__init(c)
            c.pointee.message = try writer.string(self.message)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct WireDetails: WireMessage {
        public var actualStatusCode: Int32
        public var connectErrorRaw: GoogleProtobuf.Struct?
        public var actualHttpTrailers: [ConformanceV1.Header]
        public var actualGrpcwebTrailers: String?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__wire_details__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.actualStatusCode = 0
            self.connectErrorRaw = nil
            self.actualHttpTrailers = []
            self.actualGrpcwebTrailers = nil
        }

        public init(
            actualStatusCode: Int32 = 0,
            connectErrorRaw: GoogleProtobuf.Struct? = nil,
            actualHttpTrailers: [ConformanceV1.Header] = [],
            actualGrpcwebTrailers: String? = nil
        ) {
            self.actualStatusCode = actualStatusCode
            self.connectErrorRaw = connectErrorRaw
            self.actualHttpTrailers = actualHttpTrailers
            self.actualGrpcwebTrailers = actualGrpcwebTrailers
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__WireDetails.self)
            self.actualStatusCode = c.pointee.actual_status_code
            self.connectErrorRaw = try MessageReader.message(c.pointee.connect_error_raw, as: GoogleProtobuf.Struct.self)
            self.actualHttpTrailers = try MessageReader.array(c.pointee.n_actual_http_trailers, c.pointee.actual_http_trailers) { element throws(WireError) in
                try ConformanceV1.Header(c: UnsafeRawPointer(element!))
            }
            self.actualGrpcwebTrailers = try c.pointee._actual_grpcweb_trailers_case == CONNECTRPC__CONFORMANCE__V1__WIRE_DETAILS___ACTUAL_GRPCWEB_TRAILERS_ACTUAL_GRPCWEB_TRAILERS ? MessageReader.string(c.pointee.actual_grpcweb_trailers, field: "connectrpc.conformance.v1.WireDetails.actual_grpcweb_trailers") : nil
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__WireDetails.self)
            connectrpc__conformance__v1__wire_details__init(c)
            c.pointee.actual_status_code = self.actualStatusCode
            if let value = self.connectErrorRaw { c.pointee.connect_error_raw = try writer.message(value, as: Google__Protobuf__Struct.self) }
            c.pointee.n_actual_http_trailers = self.actualHttpTrailers.count
            c.pointee.actual_http_trailers = try writer.array(self.actualHttpTrailers) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__Header.self) }
            if let value = self.actualGrpcwebTrailers {
                c.pointee._actual_grpcweb_trailers_case = CONNECTRPC__CONFORMANCE__V1__WIRE_DETAILS___ACTUAL_GRPCWEB_TRAILERS_ACTUAL_GRPCWEB_TRAILERS
                c.pointee.actual_grpcweb_trailers = try writer.string(value)
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
