// Generated from connectrpc/conformance/v1/service.proto by scripts/generate. Do not edit.

import CConformanceContracts
import CWellKnownTypes
public import RPC
public import Wire

extension ConformanceV1 {
    public struct UnaryResponseDefinition: WireMessage {
        public var responseHeaders: [ConformanceV1.Header]
        public var responseTrailers: [ConformanceV1.Header]
        public var responseDelayMs: UInt32
        public var rawResponse: ConformanceV1.RawHTTPResponse?
        public var response: ResponseValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__unary_response_definition__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.responseHeaders = []
            self.responseTrailers = []
            self.responseDelayMs = 0
            self.rawResponse = nil
            self.response = nil
        }

        public init(
            responseHeaders: [ConformanceV1.Header] = [],
            responseTrailers: [ConformanceV1.Header] = [],
            responseDelayMs: UInt32 = 0,
            rawResponse: ConformanceV1.RawHTTPResponse? = nil,
            response: ResponseValue? = nil
        ) {
            self.responseHeaders = responseHeaders
            self.responseTrailers = responseTrailers
            self.responseDelayMs = responseDelayMs
            self.rawResponse = rawResponse
            self.response = response
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__UnaryResponseDefinition.self)
            self.responseHeaders = try MessageReader.array(c.pointee.n_response_headers, c.pointee.response_headers) { element throws(WireError) in
                try ConformanceV1.Header(c: UnsafeRawPointer(element!))
            }
            self.responseTrailers = try MessageReader.array(c.pointee.n_response_trailers, c.pointee.response_trailers) { element throws(WireError) in
                try ConformanceV1.Header(c: UnsafeRawPointer(element!))
            }
            self.responseDelayMs = c.pointee.response_delay_ms
            self.rawResponse = try MessageReader.message(c.pointee.raw_response, as: ConformanceV1.RawHTTPResponse.self)
            switch c.pointee.response_case {
            case CONNECTRPC__CONFORMANCE__V1__UNARY_RESPONSE_DEFINITION__RESPONSE_RESPONSE_DATA: self.response = .responseData(MessageReader.bytes(c.pointee.response_data))
            case CONNECTRPC__CONFORMANCE__V1__UNARY_RESPONSE_DEFINITION__RESPONSE_ERROR: self.response = .error(try ConformanceV1.ErrorMessage(c: UnsafeRawPointer(c.pointee.error!)))
            default: self.response = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__UnaryResponseDefinition.self)
            connectrpc__conformance__v1__unary_response_definition__init(c)
            c.pointee.n_response_headers = self.responseHeaders.count
            c.pointee.response_headers = try writer.array(self.responseHeaders) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__Header.self) }
            c.pointee.n_response_trailers = self.responseTrailers.count
            c.pointee.response_trailers = try writer.array(self.responseTrailers) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__Header.self) }
            c.pointee.response_delay_ms = self.responseDelayMs
            if let value = self.rawResponse { c.pointee.raw_response = try writer.message(value, as: Connectrpc__Conformance__V1__RawHTTPResponse.self) }
            switch self.response {
            case .responseData(let value)?:
                c.pointee.response_case = CONNECTRPC__CONFORMANCE__V1__UNARY_RESPONSE_DEFINITION__RESPONSE_RESPONSE_DATA
                c.pointee.response_data = try writer.bytes(value)
            case .error(let value)?:
                c.pointee.response_case = CONNECTRPC__CONFORMANCE__V1__UNARY_RESPONSE_DEFINITION__RESPONSE_ERROR
                c.pointee.error = try writer.message(value, as: Connectrpc__Conformance__V1__Error.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `response` can hold.
        public enum ResponseValue: Sendable, Equatable {
            case responseData([UInt8])
            case error(ConformanceV1.ErrorMessage)
        }
    }

    public struct StreamResponseDefinition: WireMessage {
        public var responseHeaders: [ConformanceV1.Header]
        public var responseData: [[UInt8]]
        public var responseDelayMs: UInt32
        public var error: ConformanceV1.ErrorMessage?
        public var responseTrailers: [ConformanceV1.Header]
        public var rawResponse: ConformanceV1.RawHTTPResponse?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__stream_response_definition__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.responseHeaders = []
            self.responseData = []
            self.responseDelayMs = 0
            self.error = nil
            self.responseTrailers = []
            self.rawResponse = nil
        }

        public init(
            responseHeaders: [ConformanceV1.Header] = [],
            responseData: [[UInt8]] = [],
            responseDelayMs: UInt32 = 0,
            error: ConformanceV1.ErrorMessage? = nil,
            responseTrailers: [ConformanceV1.Header] = [],
            rawResponse: ConformanceV1.RawHTTPResponse? = nil
        ) {
            self.responseHeaders = responseHeaders
            self.responseData = responseData
            self.responseDelayMs = responseDelayMs
            self.error = error
            self.responseTrailers = responseTrailers
            self.rawResponse = rawResponse
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__StreamResponseDefinition.self)
            self.responseHeaders = try MessageReader.array(c.pointee.n_response_headers, c.pointee.response_headers) { element throws(WireError) in
                try ConformanceV1.Header(c: UnsafeRawPointer(element!))
            }
            self.responseData = try MessageReader.array(c.pointee.n_response_data, c.pointee.response_data) { element throws(WireError) in
                MessageReader.bytes(element)
            }
            self.responseDelayMs = c.pointee.response_delay_ms
            self.error = try MessageReader.message(c.pointee.error, as: ConformanceV1.ErrorMessage.self)
            self.responseTrailers = try MessageReader.array(c.pointee.n_response_trailers, c.pointee.response_trailers) { element throws(WireError) in
                try ConformanceV1.Header(c: UnsafeRawPointer(element!))
            }
            self.rawResponse = try MessageReader.message(c.pointee.raw_response, as: ConformanceV1.RawHTTPResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__StreamResponseDefinition.self)
            connectrpc__conformance__v1__stream_response_definition__init(c)
            c.pointee.n_response_headers = self.responseHeaders.count
            c.pointee.response_headers = try writer.array(self.responseHeaders) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__Header.self) }
            c.pointee.n_response_data = self.responseData.count
            c.pointee.response_data = try writer.array(self.responseData) { element throws(WireError) in try writer.bytes(element) }
            c.pointee.response_delay_ms = self.responseDelayMs
            if let value = self.error { c.pointee.error = try writer.message(value, as: Connectrpc__Conformance__V1__Error.self) }
            c.pointee.n_response_trailers = self.responseTrailers.count
            c.pointee.response_trailers = try writer.array(self.responseTrailers) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__Header.self) }
            if let value = self.rawResponse { c.pointee.raw_response = try writer.message(value, as: Connectrpc__Conformance__V1__RawHTTPResponse.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct UnaryRequest: WireMessage {
        public var responseDefinition: ConformanceV1.UnaryResponseDefinition?
        public var requestData: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__unary_request__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.responseDefinition = nil
            self.requestData = []
        }

        public init(
            responseDefinition: ConformanceV1.UnaryResponseDefinition? = nil,
            requestData: [UInt8] = []
        ) {
            self.responseDefinition = responseDefinition
            self.requestData = requestData
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__UnaryRequest.self)
            self.responseDefinition = try MessageReader.message(c.pointee.response_definition, as: ConformanceV1.UnaryResponseDefinition.self)
            self.requestData = MessageReader.bytes(c.pointee.request_data)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__UnaryRequest.self)
            connectrpc__conformance__v1__unary_request__init(c)
            if let value = self.responseDefinition { c.pointee.response_definition = try writer.message(value, as: Connectrpc__Conformance__V1__UnaryResponseDefinition.self) }
            c.pointee.request_data = try writer.bytes(self.requestData)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct UnaryResponse: WireMessage {
        public var payload: ConformanceV1.ConformancePayload?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__unary_response__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.payload = nil
        }

        public init(
            payload: ConformanceV1.ConformancePayload? = nil
        ) {
            self.payload = payload
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__UnaryResponse.self)
            self.payload = try MessageReader.message(c.pointee.payload, as: ConformanceV1.ConformancePayload.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__UnaryResponse.self)
            connectrpc__conformance__v1__unary_response__init(c)
            if let value = self.payload { c.pointee.payload = try writer.message(value, as: Connectrpc__Conformance__V1__ConformancePayload.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct IdempotentUnaryRequest: WireMessage {
        public var responseDefinition: ConformanceV1.UnaryResponseDefinition?
        public var requestData: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__idempotent_unary_request__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.responseDefinition = nil
            self.requestData = []
        }

        public init(
            responseDefinition: ConformanceV1.UnaryResponseDefinition? = nil,
            requestData: [UInt8] = []
        ) {
            self.responseDefinition = responseDefinition
            self.requestData = requestData
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__IdempotentUnaryRequest.self)
            self.responseDefinition = try MessageReader.message(c.pointee.response_definition, as: ConformanceV1.UnaryResponseDefinition.self)
            self.requestData = MessageReader.bytes(c.pointee.request_data)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__IdempotentUnaryRequest.self)
            connectrpc__conformance__v1__idempotent_unary_request__init(c)
            if let value = self.responseDefinition { c.pointee.response_definition = try writer.message(value, as: Connectrpc__Conformance__V1__UnaryResponseDefinition.self) }
            c.pointee.request_data = try writer.bytes(self.requestData)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct IdempotentUnaryResponse: WireMessage {
        public var payload: ConformanceV1.ConformancePayload?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__idempotent_unary_response__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.payload = nil
        }

        public init(
            payload: ConformanceV1.ConformancePayload? = nil
        ) {
            self.payload = payload
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__IdempotentUnaryResponse.self)
            self.payload = try MessageReader.message(c.pointee.payload, as: ConformanceV1.ConformancePayload.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__IdempotentUnaryResponse.self)
            connectrpc__conformance__v1__idempotent_unary_response__init(c)
            if let value = self.payload { c.pointee.payload = try writer.message(value, as: Connectrpc__Conformance__V1__ConformancePayload.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct ServerStreamRequest: WireMessage {
        public var responseDefinition: ConformanceV1.StreamResponseDefinition?
        public var requestData: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__server_stream_request__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.responseDefinition = nil
            self.requestData = []
        }

        public init(
            responseDefinition: ConformanceV1.StreamResponseDefinition? = nil,
            requestData: [UInt8] = []
        ) {
            self.responseDefinition = responseDefinition
            self.requestData = requestData
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__ServerStreamRequest.self)
            self.responseDefinition = try MessageReader.message(c.pointee.response_definition, as: ConformanceV1.StreamResponseDefinition.self)
            self.requestData = MessageReader.bytes(c.pointee.request_data)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__ServerStreamRequest.self)
            connectrpc__conformance__v1__server_stream_request__init(c)
            if let value = self.responseDefinition { c.pointee.response_definition = try writer.message(value, as: Connectrpc__Conformance__V1__StreamResponseDefinition.self) }
            c.pointee.request_data = try writer.bytes(self.requestData)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct ServerStreamResponse: WireMessage {
        public var payload: ConformanceV1.ConformancePayload?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__server_stream_response__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.payload = nil
        }

        public init(
            payload: ConformanceV1.ConformancePayload? = nil
        ) {
            self.payload = payload
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__ServerStreamResponse.self)
            self.payload = try MessageReader.message(c.pointee.payload, as: ConformanceV1.ConformancePayload.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__ServerStreamResponse.self)
            connectrpc__conformance__v1__server_stream_response__init(c)
            if let value = self.payload { c.pointee.payload = try writer.message(value, as: Connectrpc__Conformance__V1__ConformancePayload.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct ClientStreamRequest: WireMessage {
        public var responseDefinition: ConformanceV1.UnaryResponseDefinition?
        public var requestData: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__client_stream_request__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.responseDefinition = nil
            self.requestData = []
        }

        public init(
            responseDefinition: ConformanceV1.UnaryResponseDefinition? = nil,
            requestData: [UInt8] = []
        ) {
            self.responseDefinition = responseDefinition
            self.requestData = requestData
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__ClientStreamRequest.self)
            self.responseDefinition = try MessageReader.message(c.pointee.response_definition, as: ConformanceV1.UnaryResponseDefinition.self)
            self.requestData = MessageReader.bytes(c.pointee.request_data)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__ClientStreamRequest.self)
            connectrpc__conformance__v1__client_stream_request__init(c)
            if let value = self.responseDefinition { c.pointee.response_definition = try writer.message(value, as: Connectrpc__Conformance__V1__UnaryResponseDefinition.self) }
            c.pointee.request_data = try writer.bytes(self.requestData)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct ClientStreamResponse: WireMessage {
        public var payload: ConformanceV1.ConformancePayload?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__client_stream_response__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.payload = nil
        }

        public init(
            payload: ConformanceV1.ConformancePayload? = nil
        ) {
            self.payload = payload
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__ClientStreamResponse.self)
            self.payload = try MessageReader.message(c.pointee.payload, as: ConformanceV1.ConformancePayload.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__ClientStreamResponse.self)
            connectrpc__conformance__v1__client_stream_response__init(c)
            if let value = self.payload { c.pointee.payload = try writer.message(value, as: Connectrpc__Conformance__V1__ConformancePayload.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct BidiStreamRequest: WireMessage {
        public var responseDefinition: ConformanceV1.StreamResponseDefinition?
        public var fullDuplex: Bool
        public var requestData: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__bidi_stream_request__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.responseDefinition = nil
            self.fullDuplex = false
            self.requestData = []
        }

        public init(
            responseDefinition: ConformanceV1.StreamResponseDefinition? = nil,
            fullDuplex: Bool = false,
            requestData: [UInt8] = []
        ) {
            self.responseDefinition = responseDefinition
            self.fullDuplex = fullDuplex
            self.requestData = requestData
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__BidiStreamRequest.self)
            self.responseDefinition = try MessageReader.message(c.pointee.response_definition, as: ConformanceV1.StreamResponseDefinition.self)
            self.fullDuplex = c.pointee.full_duplex != 0
            self.requestData = MessageReader.bytes(c.pointee.request_data)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__BidiStreamRequest.self)
            connectrpc__conformance__v1__bidi_stream_request__init(c)
            if let value = self.responseDefinition { c.pointee.response_definition = try writer.message(value, as: Connectrpc__Conformance__V1__StreamResponseDefinition.self) }
            c.pointee.full_duplex = self.fullDuplex ? 1 : 0
            c.pointee.request_data = try writer.bytes(self.requestData)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct BidiStreamResponse: WireMessage {
        public var payload: ConformanceV1.ConformancePayload?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__bidi_stream_response__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.payload = nil
        }

        public init(
            payload: ConformanceV1.ConformancePayload? = nil
        ) {
            self.payload = payload
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__BidiStreamResponse.self)
            self.payload = try MessageReader.message(c.pointee.payload, as: ConformanceV1.ConformancePayload.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__BidiStreamResponse.self)
            connectrpc__conformance__v1__bidi_stream_response__init(c)
            if let value = self.payload { c.pointee.payload = try writer.message(value, as: Connectrpc__Conformance__V1__ConformancePayload.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct UnimplementedRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__unimplemented_request__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__UnimplementedRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__UnimplementedRequest.self)
            connectrpc__conformance__v1__unimplemented_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct UnimplementedResponse: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__unimplemented_response__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__UnimplementedResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__UnimplementedResponse.self)
            connectrpc__conformance__v1__unimplemented_response__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct ConformancePayload: WireMessage {
        public var data: [UInt8]
        public var requestInfo: ConformanceV1.ConformancePayload.RequestInfo?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__conformance_payload__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.data = []
            self.requestInfo = nil
        }

        public init(
            data: [UInt8] = [],
            requestInfo: ConformanceV1.ConformancePayload.RequestInfo? = nil
        ) {
            self.data = data
            self.requestInfo = requestInfo
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__ConformancePayload.self)
            self.data = MessageReader.bytes(c.pointee.data)
            self.requestInfo = try MessageReader.message(c.pointee.request_info, as: ConformanceV1.ConformancePayload.RequestInfo.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__ConformancePayload.self)
            connectrpc__conformance__v1__conformance_payload__init(c)
            c.pointee.data = try writer.bytes(self.data)
            if let value = self.requestInfo { c.pointee.request_info = try writer.message(value, as: Connectrpc__Conformance__V1__ConformancePayload__RequestInfo.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        public struct RequestInfo: WireMessage {
            public var requestHeaders: [ConformanceV1.Header]
            public var timeoutMs: Int64?
            public var requests: [GoogleProtobuf.`Any`]
            public var connectGetInfo: ConformanceV1.ConformancePayload.ConnectGetInfo?
            /// Fields this contract does not know.
            public var unknownFields = UnknownFields()

            public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__conformance_payload__request_info__descriptor_pointer()) }
            public static var types: MessageTypes { ConformanceContractsTypes.all }

            public init() {
                self.requestHeaders = []
                self.timeoutMs = nil
                self.requests = []
                self.connectGetInfo = nil
            }

            public init(
                requestHeaders: [ConformanceV1.Header] = [],
                timeoutMs: Int64? = nil,
                requests: [GoogleProtobuf.`Any`] = [],
                connectGetInfo: ConformanceV1.ConformancePayload.ConnectGetInfo? = nil
            ) {
                self.requestHeaders = requestHeaders
                self.timeoutMs = timeoutMs
                self.requests = requests
                self.connectGetInfo = connectGetInfo
            }

            public init(c raw: UnsafeRawPointer) throws(WireError) {
                let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__ConformancePayload__RequestInfo.self)
                self.requestHeaders = try MessageReader.array(c.pointee.n_request_headers, c.pointee.request_headers) { element throws(WireError) in
                    try ConformanceV1.Header(c: UnsafeRawPointer(element!))
                }
                self.timeoutMs = c.pointee._timeout_ms_case == CONNECTRPC__CONFORMANCE__V1__CONFORMANCE_PAYLOAD__REQUEST_INFO___TIMEOUT_MS_TIMEOUT_MS ? c.pointee.timeout_ms : nil
                self.requests = try MessageReader.array(c.pointee.n_requests, c.pointee.requests) { element throws(WireError) in
                    try GoogleProtobuf.`Any`(c: UnsafeRawPointer(element!))
                }
                self.connectGetInfo = try MessageReader.message(c.pointee.connect_get_info, as: ConformanceV1.ConformancePayload.ConnectGetInfo.self)
                self.unknownFields = UnknownFields(of: c.pointee.base)
            }

            public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
                let c = try writer.structure(Connectrpc__Conformance__V1__ConformancePayload__RequestInfo.self)
                connectrpc__conformance__v1__conformance_payload__request_info__init(c)
                c.pointee.n_request_headers = self.requestHeaders.count
                c.pointee.request_headers = try writer.array(self.requestHeaders) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__Header.self) }
                if let value = self.timeoutMs {
                    c.pointee._timeout_ms_case = CONNECTRPC__CONFORMANCE__V1__CONFORMANCE_PAYLOAD__REQUEST_INFO___TIMEOUT_MS_TIMEOUT_MS
                    c.pointee.timeout_ms = value
                }
                c.pointee.n_requests = self.requests.count
                c.pointee.requests = try writer.array(self.requests) { element throws(WireError) in try writer.message(element, as: Google__Protobuf__Any.self) }
                if let value = self.connectGetInfo { c.pointee.connect_get_info = try writer.message(value, as: Connectrpc__Conformance__V1__ConformancePayload__ConnectGetInfo.self) }
                try self.unknownFields.write(to: &c.pointee.base, in: writer)
                return UnsafeMutableRawPointer(c)
            }
        }

        public struct ConnectGetInfo: WireMessage {
            public var queryParams: [ConformanceV1.Header]
            /// Fields this contract does not know.
            public var unknownFields = UnknownFields()

            public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__conformance_payload__connect_get_info__descriptor_pointer()) }
            public static var types: MessageTypes { ConformanceContractsTypes.all }

            public init() {
                self.queryParams = []
            }

            public init(
                queryParams: [ConformanceV1.Header] = []
            ) {
                self.queryParams = queryParams
            }

            public init(c raw: UnsafeRawPointer) throws(WireError) {
                let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__ConformancePayload__ConnectGetInfo.self)
                self.queryParams = try MessageReader.array(c.pointee.n_query_params, c.pointee.query_params) { element throws(WireError) in
                    try ConformanceV1.Header(c: UnsafeRawPointer(element!))
                }
                self.unknownFields = UnknownFields(of: c.pointee.base)
            }

            public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
                let c = try writer.structure(Connectrpc__Conformance__V1__ConformancePayload__ConnectGetInfo.self)
                connectrpc__conformance__v1__conformance_payload__connect_get_info__init(c)
                c.pointee.n_query_params = self.queryParams.count
                c.pointee.query_params = try writer.array(self.queryParams) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__Header.self) }
                try self.unknownFields.write(to: &c.pointee.base, in: writer)
                return UnsafeMutableRawPointer(c)
            }
        }
    }

    public struct ErrorMessage: WireMessage {
        public var code: ConformanceV1.Code
        public var message: String?
        public var details: [GoogleProtobuf.`Any`]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__error__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.code = .init(rawValue: 0)
            self.message = nil
            self.details = []
        }

        public init(
            code: ConformanceV1.Code = .init(rawValue: 0),
            message: String? = nil,
            details: [GoogleProtobuf.`Any`] = []
        ) {
            self.code = code
            self.message = message
            self.details = details
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__Error.self)
            self.code = ConformanceV1.Code(rawValue: Int32(truncatingIfNeeded: c.pointee.code.rawValue))
            self.message = try c.pointee._message_case == CONNECTRPC__CONFORMANCE__V1__ERROR___MESSAGE_MESSAGE ? MessageReader.string(c.pointee.message, field: "connectrpc.conformance.v1.Error.message") : nil
            self.details = try MessageReader.array(c.pointee.n_details, c.pointee.details) { element throws(WireError) in
                try GoogleProtobuf.`Any`(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__Error.self)
            connectrpc__conformance__v1__error__init(c)
            c.pointee.code = Connectrpc__Conformance__V1__Code(rawValue: .init(truncatingIfNeeded: self.code.rawValue))
            if let value = self.message {
                c.pointee._message_case = CONNECTRPC__CONFORMANCE__V1__ERROR___MESSAGE_MESSAGE
                c.pointee.message = try writer.string(value)
            }
            c.pointee.n_details = self.details.count
            c.pointee.details = try writer.array(self.details) { element throws(WireError) in try writer.message(element, as: Google__Protobuf__Any.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct Header: WireMessage {
        public var name: String
        public var value: [String]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__header__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.name = ""
            self.value = []
        }

        public init(
            name: String = "",
            value: [String] = []
        ) {
            self.name = name
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__Header.self)
            self.name = try MessageReader.string(c.pointee.name, field: "connectrpc.conformance.v1.Header.name")
            self.value = try MessageReader.array(c.pointee.n_value, c.pointee.value) { element throws(WireError) in
                try MessageReader.string(element, field: "connectrpc.conformance.v1.Header.value")
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__Header.self)
            connectrpc__conformance__v1__header__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.n_value = self.value.count
            c.pointee.value = try writer.array(self.value) { element throws(WireError) in try writer.string(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct RawHTTPRequest: WireMessage {
        public var verb: String
        public var uri: String
        public var headers: [ConformanceV1.Header]
        public var rawQueryParams: [ConformanceV1.Header]
        public var encodedQueryParams: [ConformanceV1.RawHTTPRequest.EncodedQueryParam]
        public var body: BodyValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__raw_httprequest__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.verb = ""
            self.uri = ""
            self.headers = []
            self.rawQueryParams = []
            self.encodedQueryParams = []
            self.body = nil
        }

        public init(
            verb: String = "",
            uri: String = "",
            headers: [ConformanceV1.Header] = [],
            rawQueryParams: [ConformanceV1.Header] = [],
            encodedQueryParams: [ConformanceV1.RawHTTPRequest.EncodedQueryParam] = [],
            body: BodyValue? = nil
        ) {
            self.verb = verb
            self.uri = uri
            self.headers = headers
            self.rawQueryParams = rawQueryParams
            self.encodedQueryParams = encodedQueryParams
            self.body = body
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__RawHTTPRequest.self)
            self.verb = try MessageReader.string(c.pointee.verb, field: "connectrpc.conformance.v1.RawHTTPRequest.verb")
            self.uri = try MessageReader.string(c.pointee.uri, field: "connectrpc.conformance.v1.RawHTTPRequest.uri")
            self.headers = try MessageReader.array(c.pointee.n_headers, c.pointee.headers) { element throws(WireError) in
                try ConformanceV1.Header(c: UnsafeRawPointer(element!))
            }
            self.rawQueryParams = try MessageReader.array(c.pointee.n_raw_query_params, c.pointee.raw_query_params) { element throws(WireError) in
                try ConformanceV1.Header(c: UnsafeRawPointer(element!))
            }
            self.encodedQueryParams = try MessageReader.array(c.pointee.n_encoded_query_params, c.pointee.encoded_query_params) { element throws(WireError) in
                try ConformanceV1.RawHTTPRequest.EncodedQueryParam(c: UnsafeRawPointer(element!))
            }
            switch c.pointee.body_case {
            case CONNECTRPC__CONFORMANCE__V1__RAW_HTTPREQUEST__BODY_UNARY: self.body = .unary(try ConformanceV1.MessageContents(c: UnsafeRawPointer(c.pointee.unary!)))
            case CONNECTRPC__CONFORMANCE__V1__RAW_HTTPREQUEST__BODY_STREAM: self.body = .stream(try ConformanceV1.StreamContents(c: UnsafeRawPointer(c.pointee.stream!)))
            default: self.body = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__RawHTTPRequest.self)
            connectrpc__conformance__v1__raw_httprequest__init(c)
            c.pointee.verb = try writer.string(self.verb)
            c.pointee.uri = try writer.string(self.uri)
            c.pointee.n_headers = self.headers.count
            c.pointee.headers = try writer.array(self.headers) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__Header.self) }
            c.pointee.n_raw_query_params = self.rawQueryParams.count
            c.pointee.raw_query_params = try writer.array(self.rawQueryParams) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__Header.self) }
            c.pointee.n_encoded_query_params = self.encodedQueryParams.count
            c.pointee.encoded_query_params = try writer.array(self.encodedQueryParams) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__RawHTTPRequest__EncodedQueryParam.self) }
            switch self.body {
            case .unary(let value)?:
                c.pointee.body_case = CONNECTRPC__CONFORMANCE__V1__RAW_HTTPREQUEST__BODY_UNARY
                c.pointee.unary = try writer.message(value, as: Connectrpc__Conformance__V1__MessageContents.self)
            case .stream(let value)?:
                c.pointee.body_case = CONNECTRPC__CONFORMANCE__V1__RAW_HTTPREQUEST__BODY_STREAM
                c.pointee.stream = try writer.message(value, as: Connectrpc__Conformance__V1__StreamContents.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `body` can hold.
        public enum BodyValue: Sendable, Equatable {
            case unary(ConformanceV1.MessageContents)
            case stream(ConformanceV1.StreamContents)
        }

        public struct EncodedQueryParam: WireMessage {
            public var name: String
            public var value: ConformanceV1.MessageContents?
            public var base64Encode: Bool
            /// Fields this contract does not know.
            public var unknownFields = UnknownFields()

            public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__raw_httprequest__encoded_query_param__descriptor_pointer()) }
            public static var types: MessageTypes { ConformanceContractsTypes.all }

            public init() {
                self.name = ""
                self.value = nil
                self.base64Encode = false
            }

            public init(
                name: String = "",
                value: ConformanceV1.MessageContents? = nil,
                base64Encode: Bool = false
            ) {
                self.name = name
                self.value = value
                self.base64Encode = base64Encode
            }

            public init(c raw: UnsafeRawPointer) throws(WireError) {
                let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__RawHTTPRequest__EncodedQueryParam.self)
                self.name = try MessageReader.string(c.pointee.name, field: "connectrpc.conformance.v1.RawHTTPRequest.EncodedQueryParam.name")
                self.value = try MessageReader.message(c.pointee.value, as: ConformanceV1.MessageContents.self)
                self.base64Encode = c.pointee.base64_encode != 0
                self.unknownFields = UnknownFields(of: c.pointee.base)
            }

            public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
                let c = try writer.structure(Connectrpc__Conformance__V1__RawHTTPRequest__EncodedQueryParam.self)
                connectrpc__conformance__v1__raw_httprequest__encoded_query_param__init(c)
                c.pointee.name = try writer.string(self.name)
                if let value = self.value { c.pointee.value = try writer.message(value, as: Connectrpc__Conformance__V1__MessageContents.self) }
                c.pointee.base64_encode = self.base64Encode ? 1 : 0
                try self.unknownFields.write(to: &c.pointee.base, in: writer)
                return UnsafeMutableRawPointer(c)
            }
        }
    }

    public struct MessageContents: WireMessage {
        public var compression: ConformanceV1.Compression
        public var data: DataValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__message_contents__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.compression = .init(rawValue: 0)
            self.data = nil
        }

        public init(
            compression: ConformanceV1.Compression = .init(rawValue: 0),
            data: DataValue? = nil
        ) {
            self.compression = compression
            self.data = data
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__MessageContents.self)
            self.compression = ConformanceV1.Compression(rawValue: Int32(truncatingIfNeeded: c.pointee.compression.rawValue))
            switch c.pointee.data_case {
            case CONNECTRPC__CONFORMANCE__V1__MESSAGE_CONTENTS__DATA_BINARY: self.data = .binary(MessageReader.bytes(c.pointee.binary))
            case CONNECTRPC__CONFORMANCE__V1__MESSAGE_CONTENTS__DATA_TEXT: self.data = .text(try MessageReader.string(c.pointee.text, field: "connectrpc.conformance.v1.MessageContents.text"))
            case CONNECTRPC__CONFORMANCE__V1__MESSAGE_CONTENTS__DATA_BINARY_MESSAGE: self.data = .binaryMessage(try GoogleProtobuf.`Any`(c: UnsafeRawPointer(c.pointee.binary_message!)))
            default: self.data = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__MessageContents.self)
            connectrpc__conformance__v1__message_contents__init(c)
            c.pointee.compression = Connectrpc__Conformance__V1__Compression(rawValue: .init(truncatingIfNeeded: self.compression.rawValue))
            switch self.data {
            case .binary(let value)?:
                c.pointee.data_case = CONNECTRPC__CONFORMANCE__V1__MESSAGE_CONTENTS__DATA_BINARY
                c.pointee.binary = try writer.bytes(value)
            case .text(let value)?:
                c.pointee.data_case = CONNECTRPC__CONFORMANCE__V1__MESSAGE_CONTENTS__DATA_TEXT
                c.pointee.text = try writer.string(value)
            case .binaryMessage(let value)?:
                c.pointee.data_case = CONNECTRPC__CONFORMANCE__V1__MESSAGE_CONTENTS__DATA_BINARY_MESSAGE
                c.pointee.binary_message = try writer.message(value, as: Google__Protobuf__Any.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `data` can hold.
        public enum DataValue: Sendable, Equatable {
            case binary([UInt8])
            case text(String)
            case binaryMessage(GoogleProtobuf.`Any`)
        }
    }

    public struct StreamContents: WireMessage {
        public var items: [ConformanceV1.StreamContents.StreamItem]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__stream_contents__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.items = []
        }

        public init(
            items: [ConformanceV1.StreamContents.StreamItem] = []
        ) {
            self.items = items
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__StreamContents.self)
            self.items = try MessageReader.array(c.pointee.n_items, c.pointee.items) { element throws(WireError) in
                try ConformanceV1.StreamContents.StreamItem(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__StreamContents.self)
            connectrpc__conformance__v1__stream_contents__init(c)
            c.pointee.n_items = self.items.count
            c.pointee.items = try writer.array(self.items) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__StreamContents__StreamItem.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        public struct StreamItem: WireMessage {
            public var flags: UInt32
            public var length: UInt32?
            public var payload: ConformanceV1.MessageContents?
            /// Fields this contract does not know.
            public var unknownFields = UnknownFields()

            public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__stream_contents__stream_item__descriptor_pointer()) }
            public static var types: MessageTypes { ConformanceContractsTypes.all }

            public init() {
                self.flags = 0
                self.length = nil
                self.payload = nil
            }

            public init(
                flags: UInt32 = 0,
                length: UInt32? = nil,
                payload: ConformanceV1.MessageContents? = nil
            ) {
                self.flags = flags
                self.length = length
                self.payload = payload
            }

            public init(c raw: UnsafeRawPointer) throws(WireError) {
                let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__StreamContents__StreamItem.self)
                self.flags = c.pointee.flags
                self.length = c.pointee._length_case == CONNECTRPC__CONFORMANCE__V1__STREAM_CONTENTS__STREAM_ITEM___LENGTH_LENGTH ? c.pointee.length : nil
                self.payload = try MessageReader.message(c.pointee.payload, as: ConformanceV1.MessageContents.self)
                self.unknownFields = UnknownFields(of: c.pointee.base)
            }

            public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
                let c = try writer.structure(Connectrpc__Conformance__V1__StreamContents__StreamItem.self)
                connectrpc__conformance__v1__stream_contents__stream_item__init(c)
                c.pointee.flags = self.flags
                if let value = self.length {
                    c.pointee._length_case = CONNECTRPC__CONFORMANCE__V1__STREAM_CONTENTS__STREAM_ITEM___LENGTH_LENGTH
                    c.pointee.length = value
                }
                if let value = self.payload { c.pointee.payload = try writer.message(value, as: Connectrpc__Conformance__V1__MessageContents.self) }
                try self.unknownFields.write(to: &c.pointee.base, in: writer)
                return UnsafeMutableRawPointer(c)
            }
        }
    }

    public struct RawHTTPResponse: WireMessage {
        public var statusCode: UInt32
        public var headers: [ConformanceV1.Header]
        public var trailers: [ConformanceV1.Header]
        public var body: BodyValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__raw_httpresponse__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.statusCode = 0
            self.headers = []
            self.trailers = []
            self.body = nil
        }

        public init(
            statusCode: UInt32 = 0,
            headers: [ConformanceV1.Header] = [],
            trailers: [ConformanceV1.Header] = [],
            body: BodyValue? = nil
        ) {
            self.statusCode = statusCode
            self.headers = headers
            self.trailers = trailers
            self.body = body
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__RawHTTPResponse.self)
            self.statusCode = c.pointee.status_code
            self.headers = try MessageReader.array(c.pointee.n_headers, c.pointee.headers) { element throws(WireError) in
                try ConformanceV1.Header(c: UnsafeRawPointer(element!))
            }
            self.trailers = try MessageReader.array(c.pointee.n_trailers, c.pointee.trailers) { element throws(WireError) in
                try ConformanceV1.Header(c: UnsafeRawPointer(element!))
            }
            switch c.pointee.body_case {
            case CONNECTRPC__CONFORMANCE__V1__RAW_HTTPRESPONSE__BODY_UNARY: self.body = .unary(try ConformanceV1.MessageContents(c: UnsafeRawPointer(c.pointee.unary!)))
            case CONNECTRPC__CONFORMANCE__V1__RAW_HTTPRESPONSE__BODY_STREAM: self.body = .stream(try ConformanceV1.StreamContents(c: UnsafeRawPointer(c.pointee.stream!)))
            default: self.body = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__RawHTTPResponse.self)
            connectrpc__conformance__v1__raw_httpresponse__init(c)
            c.pointee.status_code = self.statusCode
            c.pointee.n_headers = self.headers.count
            c.pointee.headers = try writer.array(self.headers) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__Header.self) }
            c.pointee.n_trailers = self.trailers.count
            c.pointee.trailers = try writer.array(self.trailers) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__Header.self) }
            switch self.body {
            case .unary(let value)?:
                c.pointee.body_case = CONNECTRPC__CONFORMANCE__V1__RAW_HTTPRESPONSE__BODY_UNARY
                c.pointee.unary = try writer.message(value, as: Connectrpc__Conformance__V1__MessageContents.self)
            case .stream(let value)?:
                c.pointee.body_case = CONNECTRPC__CONFORMANCE__V1__RAW_HTTPRESPONSE__BODY_STREAM
                c.pointee.stream = try writer.message(value, as: Connectrpc__Conformance__V1__StreamContents.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `body` can hold.
        public enum BodyValue: Sendable, Equatable {
            case unary(ConformanceV1.MessageContents)
            case stream(ConformanceV1.StreamContents)
        }
    }

    public protocol ConformanceServiceService: RPCService {
        func unary(_ request: ConformanceV1.UnaryRequest, context: CallContext) async throws -> ConformanceV1.UnaryResponse
        func serverStream(
            _ request: ConformanceV1.ServerStreamRequest, to responses: ResponseStream<ConformanceV1.ServerStreamResponse>, context: CallContext
        ) async throws
        func clientStream(_ requests: RequestStream<ConformanceV1.ClientStreamRequest>, context: CallContext) async throws -> ConformanceV1.ClientStreamResponse
        func bidiStream(
            _ requests: RequestStream<ConformanceV1.BidiStreamRequest>, to responses: ResponseStream<ConformanceV1.BidiStreamResponse>, context: CallContext
        ) async throws
        func unimplemented(_ request: ConformanceV1.UnimplementedRequest, context: CallContext) async throws -> ConformanceV1.UnimplementedResponse
        func idempotentUnary(_ request: ConformanceV1.IdempotentUnaryRequest, context: CallContext) async throws -> ConformanceV1.IdempotentUnaryResponse
    }

    /// The methods of `connectrpc.conformance.v1.ConformanceService`.
    public enum ConformanceServiceMethods {
        public static let unary = MethodDescriptor(
            service: "connectrpc.conformance.v1.ConformanceService", name: "Unary", kind: .unary)
        public static let serverStream = MethodDescriptor(
            service: "connectrpc.conformance.v1.ConformanceService", name: "ServerStream", kind: .serverStreaming)
        public static let clientStream = MethodDescriptor(
            service: "connectrpc.conformance.v1.ConformanceService", name: "ClientStream", kind: .clientStreaming)
        public static let bidiStream = MethodDescriptor(
            service: "connectrpc.conformance.v1.ConformanceService", name: "BidiStream", kind: .bidirectionalStreaming)
        public static let unimplemented = MethodDescriptor(
            service: "connectrpc.conformance.v1.ConformanceService", name: "Unimplemented", kind: .unary)
        public static let idempotentUnary = MethodDescriptor(
            service: "connectrpc.conformance.v1.ConformanceService", name: "IdempotentUnary", kind: .unary, idempotency: .noSideEffects)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "connectrpc.conformance.v1.ConformanceService", methods: [unary, serverStream, clientStream, bidiStream, unimplemented, idempotentUnary],
            fileName: "connectrpc/conformance/v1/service.proto")
    }

    /// Calls `connectrpc.conformance.v1.ConformanceService`.
    public struct ConformanceServiceClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        public func unary(
            _ request: ConformanceV1.UnaryRequest, options: CallOptions = .init()
        ) async throws -> ConformanceV1.UnaryResponse {
            try await channel.unary(ConformanceServiceMethods.unary, request, options: options)
        }

        public func serverStream(
            _ request: ConformanceV1.ServerStreamRequest, options: CallOptions = .init()
        ) -> ResponseSequence<ConformanceV1.ServerStreamResponse> {
            channel.serverStreaming(ConformanceServiceMethods.serverStream, request, options: options)
        }

        public func clientStream(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<ConformanceV1.ClientStreamRequest>) async throws -> Void
        ) async throws -> ConformanceV1.ClientStreamResponse {
            try await channel.clientStreaming(ConformanceServiceMethods.clientStream, options: options, send)
        }

        public func bidiStream(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<ConformanceV1.BidiStreamRequest>) async throws -> Void
        ) -> ResponseSequence<ConformanceV1.BidiStreamResponse> {
            channel.bidirectionalStreaming(ConformanceServiceMethods.bidiStream, options: options, send)
        }

        public func unimplemented(
            _ request: ConformanceV1.UnimplementedRequest, options: CallOptions = .init()
        ) async throws -> ConformanceV1.UnimplementedResponse {
            try await channel.unary(ConformanceServiceMethods.unimplemented, request, options: options)
        }

        public func idempotentUnary(
            _ request: ConformanceV1.IdempotentUnaryRequest, options: CallOptions = .init()
        ) async throws -> ConformanceV1.IdempotentUnaryResponse {
            try await channel.unary(ConformanceServiceMethods.idempotentUnary, request, options: options)
        }
    }
}

extension ConformanceV1.ConformanceServiceService {
    public static var descriptor: ServiceDescriptor { ConformanceV1.ConformanceServiceMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(ConformanceV1.ConformanceServiceMethods.unary) { call, context in
            try call.respond(try await self.unary(call.request(ConformanceV1.UnaryRequest.self), context: context))
        }
        router.serverStreaming(ConformanceV1.ConformanceServiceMethods.serverStream) { try await self.serverStream($0, to: $1, context: $2) }
        router.clientStreaming(ConformanceV1.ConformanceServiceMethods.clientStream) { try await self.clientStream($0, context: $1) }
        router.bidirectionalStreaming(ConformanceV1.ConformanceServiceMethods.bidiStream) { try await self.bidiStream($0, to: $1, context: $2) }
        router.serveUnary(ConformanceV1.ConformanceServiceMethods.unimplemented) { call, context in
            try call.respond(try await self.unimplemented(call.request(ConformanceV1.UnimplementedRequest.self), context: context))
        }
        router.serveUnary(ConformanceV1.ConformanceServiceMethods.idempotentUnary) { call, context in
            try call.respond(try await self.idempotentUnary(call.request(ConformanceV1.IdempotentUnaryRequest.self), context: context))
        }
    }
}
