// Generated from connectrpc/conformance/v1/config.proto by scripts/generate. Do not edit.

import CConformanceContracts
public import Wire

public enum ConformanceV1 {}

extension ConformanceV1 {
    public struct HTTPVersion: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        public static let unspecified = Self(rawValue: 0)
        public static let _1 = Self(rawValue: 1)
        public static let _2 = Self(rawValue: 2)
        public static let _3 = Self(rawValue: 3)
    }

    public struct ProtocolEnum: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        public static let unspecified = Self(rawValue: 0)
        public static let connect = Self(rawValue: 1)
        public static let grpc = Self(rawValue: 2)
        public static let grpcWeb = Self(rawValue: 3)
    }

    public struct Codec: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        public static let unspecified = Self(rawValue: 0)
        public static let proto = Self(rawValue: 1)
        public static let json = Self(rawValue: 2)
        public static let text = Self(rawValue: 3)
    }

    public struct Compression: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        public static let unspecified = Self(rawValue: 0)
        public static let identity = Self(rawValue: 1)
        public static let gzip = Self(rawValue: 2)
        public static let br = Self(rawValue: 3)
        public static let zstd = Self(rawValue: 4)
        public static let deflate = Self(rawValue: 5)
        public static let snappy = Self(rawValue: 6)
    }

    public struct StreamType: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        public static let unspecified = Self(rawValue: 0)
        public static let unary = Self(rawValue: 1)
        public static let clientStream = Self(rawValue: 2)
        public static let serverStream = Self(rawValue: 3)
        public static let halfDuplexBidiStream = Self(rawValue: 4)
        public static let fullDuplexBidiStream = Self(rawValue: 5)
    }

    public struct Code: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        public static let unspecified = Self(rawValue: 0)
        public static let canceled = Self(rawValue: 1)
        public static let unknown = Self(rawValue: 2)
        public static let invalidArgument = Self(rawValue: 3)
        public static let deadlineExceeded = Self(rawValue: 4)
        public static let notFound = Self(rawValue: 5)
        public static let alreadyExists = Self(rawValue: 6)
        public static let permissionDenied = Self(rawValue: 7)
        public static let resourceExhausted = Self(rawValue: 8)
        public static let failedPrecondition = Self(rawValue: 9)
        public static let aborted = Self(rawValue: 10)
        public static let outOfRange = Self(rawValue: 11)
        public static let unimplemented = Self(rawValue: 12)
        public static let `internal` = Self(rawValue: 13)
        public static let unavailable = Self(rawValue: 14)
        public static let dataLoss = Self(rawValue: 15)
        public static let unauthenticated = Self(rawValue: 16)
    }

    public struct Config: WireMessage {
        public var features: ConformanceV1.Features?
        public var includeCases: [ConformanceV1.ConfigCase]
        public var excludeCases: [ConformanceV1.ConfigCase]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__config__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.features = nil
            self.includeCases = []
            self.excludeCases = []
        }

        public init(
            features: ConformanceV1.Features? = nil,
            includeCases: [ConformanceV1.ConfigCase] = [],
            excludeCases: [ConformanceV1.ConfigCase] = []
        ) {
            self.features = features
            self.includeCases = includeCases
            self.excludeCases = excludeCases
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__Config.self)
            self.features = try MessageReader.message(c.pointee.features, as: ConformanceV1.Features.self)
            self.includeCases = try MessageReader.array(c.pointee.n_include_cases, c.pointee.include_cases) { element throws(WireError) in
                try ConformanceV1.ConfigCase(c: UnsafeRawPointer(element!))
            }
            self.excludeCases = try MessageReader.array(c.pointee.n_exclude_cases, c.pointee.exclude_cases) { element throws(WireError) in
                try ConformanceV1.ConfigCase(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__Config.self)
            connectrpc__conformance__v1__config__init(c)
            if let value = self.features { c.pointee.features = try writer.message(value, as: Connectrpc__Conformance__V1__Features.self) }
            c.pointee.n_include_cases = self.includeCases.count
            c.pointee.include_cases = try writer.array(self.includeCases) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__ConfigCase.self) }
            c.pointee.n_exclude_cases = self.excludeCases.count
            c.pointee.exclude_cases = try writer.array(self.excludeCases) { element throws(WireError) in try writer.message(element, as: Connectrpc__Conformance__V1__ConfigCase.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct Features: WireMessage {
        public var versions: [ConformanceV1.HTTPVersion]
        public var protocols: [ConformanceV1.ProtocolEnum]
        public var codecs: [ConformanceV1.Codec]
        public var compressions: [ConformanceV1.Compression]
        public var streamTypes: [ConformanceV1.StreamType]
        public var supportsH2c: Bool?
        public var supportsTls: Bool?
        public var supportsTlsClientCerts: Bool?
        public var supportsTrailers: Bool?
        public var supportsHalfDuplexBidiOverHttp1: Bool?
        public var supportsConnectGet: Bool?
        public var supportsMessageReceiveLimit: Bool?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__features__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.versions = []
            self.protocols = []
            self.codecs = []
            self.compressions = []
            self.streamTypes = []
            self.supportsH2c = nil
            self.supportsTls = nil
            self.supportsTlsClientCerts = nil
            self.supportsTrailers = nil
            self.supportsHalfDuplexBidiOverHttp1 = nil
            self.supportsConnectGet = nil
            self.supportsMessageReceiveLimit = nil
        }

        public init(
            versions: [ConformanceV1.HTTPVersion] = [],
            protocols: [ConformanceV1.ProtocolEnum] = [],
            codecs: [ConformanceV1.Codec] = [],
            compressions: [ConformanceV1.Compression] = [],
            streamTypes: [ConformanceV1.StreamType] = [],
            supportsH2c: Bool? = nil,
            supportsTls: Bool? = nil,
            supportsTlsClientCerts: Bool? = nil,
            supportsTrailers: Bool? = nil,
            supportsHalfDuplexBidiOverHttp1: Bool? = nil,
            supportsConnectGet: Bool? = nil,
            supportsMessageReceiveLimit: Bool? = nil
        ) {
            self.versions = versions
            self.protocols = protocols
            self.codecs = codecs
            self.compressions = compressions
            self.streamTypes = streamTypes
            self.supportsH2c = supportsH2c
            self.supportsTls = supportsTls
            self.supportsTlsClientCerts = supportsTlsClientCerts
            self.supportsTrailers = supportsTrailers
            self.supportsHalfDuplexBidiOverHttp1 = supportsHalfDuplexBidiOverHttp1
            self.supportsConnectGet = supportsConnectGet
            self.supportsMessageReceiveLimit = supportsMessageReceiveLimit
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__Features.self)
            self.versions = try MessageReader.array(c.pointee.n_versions, c.pointee.versions) { element throws(WireError) in
                ConformanceV1.HTTPVersion(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.protocols = try MessageReader.array(c.pointee.n_protocols, c.pointee.protocols) { element throws(WireError) in
                ConformanceV1.ProtocolEnum(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.codecs = try MessageReader.array(c.pointee.n_codecs, c.pointee.codecs) { element throws(WireError) in
                ConformanceV1.Codec(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.compressions = try MessageReader.array(c.pointee.n_compressions, c.pointee.compressions) { element throws(WireError) in
                ConformanceV1.Compression(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.streamTypes = try MessageReader.array(c.pointee.n_stream_types, c.pointee.stream_types) { element throws(WireError) in
                ConformanceV1.StreamType(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.supportsH2c = c.pointee._supports_h2c_case == CONNECTRPC__CONFORMANCE__V1__FEATURES___SUPPORTS_H2C_SUPPORTS_H2C ? c.pointee.supports_h2c != 0 : nil
            self.supportsTls = c.pointee._supports_tls_case == CONNECTRPC__CONFORMANCE__V1__FEATURES___SUPPORTS_TLS_SUPPORTS_TLS ? c.pointee.supports_tls != 0 : nil
            self.supportsTlsClientCerts = c.pointee._supports_tls_client_certs_case == CONNECTRPC__CONFORMANCE__V1__FEATURES___SUPPORTS_TLS_CLIENT_CERTS_SUPPORTS_TLS_CLIENT_CERTS ? c.pointee.supports_tls_client_certs != 0 : nil
            self.supportsTrailers = c.pointee._supports_trailers_case == CONNECTRPC__CONFORMANCE__V1__FEATURES___SUPPORTS_TRAILERS_SUPPORTS_TRAILERS ? c.pointee.supports_trailers != 0 : nil
            self.supportsHalfDuplexBidiOverHttp1 = c.pointee._supports_half_duplex_bidi_over_http1_case == CONNECTRPC__CONFORMANCE__V1__FEATURES___SUPPORTS_HALF_DUPLEX_BIDI_OVER_HTTP1_SUPPORTS_HALF_DUPLEX_BIDI_OVER_HTTP1 ? c.pointee.supports_half_duplex_bidi_over_http1 != 0 : nil
            self.supportsConnectGet = c.pointee._supports_connect_get_case == CONNECTRPC__CONFORMANCE__V1__FEATURES___SUPPORTS_CONNECT_GET_SUPPORTS_CONNECT_GET ? c.pointee.supports_connect_get != 0 : nil
            self.supportsMessageReceiveLimit = c.pointee._supports_message_receive_limit_case == CONNECTRPC__CONFORMANCE__V1__FEATURES___SUPPORTS_MESSAGE_RECEIVE_LIMIT_SUPPORTS_MESSAGE_RECEIVE_LIMIT ? c.pointee.supports_message_receive_limit != 0 : nil
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__Features.self)
            connectrpc__conformance__v1__features__init(c)
            c.pointee.n_versions = self.versions.count
            c.pointee.versions = try writer.array(self.versions) { element throws(WireError) in Connectrpc__Conformance__V1__HTTPVersion(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            c.pointee.n_protocols = self.protocols.count
            c.pointee.protocols = try writer.array(self.protocols) { element throws(WireError) in Connectrpc__Conformance__V1__Protocol(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            c.pointee.n_codecs = self.codecs.count
            c.pointee.codecs = try writer.array(self.codecs) { element throws(WireError) in Connectrpc__Conformance__V1__Codec(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            c.pointee.n_compressions = self.compressions.count
            c.pointee.compressions = try writer.array(self.compressions) { element throws(WireError) in Connectrpc__Conformance__V1__Compression(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            c.pointee.n_stream_types = self.streamTypes.count
            c.pointee.stream_types = try writer.array(self.streamTypes) { element throws(WireError) in Connectrpc__Conformance__V1__StreamType(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            if let value = self.supportsH2c {
                c.pointee._supports_h2c_case = CONNECTRPC__CONFORMANCE__V1__FEATURES___SUPPORTS_H2C_SUPPORTS_H2C
                c.pointee.supports_h2c = value ? 1 : 0
            }
            if let value = self.supportsTls {
                c.pointee._supports_tls_case = CONNECTRPC__CONFORMANCE__V1__FEATURES___SUPPORTS_TLS_SUPPORTS_TLS
                c.pointee.supports_tls = value ? 1 : 0
            }
            if let value = self.supportsTlsClientCerts {
                c.pointee._supports_tls_client_certs_case = CONNECTRPC__CONFORMANCE__V1__FEATURES___SUPPORTS_TLS_CLIENT_CERTS_SUPPORTS_TLS_CLIENT_CERTS
                c.pointee.supports_tls_client_certs = value ? 1 : 0
            }
            if let value = self.supportsTrailers {
                c.pointee._supports_trailers_case = CONNECTRPC__CONFORMANCE__V1__FEATURES___SUPPORTS_TRAILERS_SUPPORTS_TRAILERS
                c.pointee.supports_trailers = value ? 1 : 0
            }
            if let value = self.supportsHalfDuplexBidiOverHttp1 {
                c.pointee._supports_half_duplex_bidi_over_http1_case = CONNECTRPC__CONFORMANCE__V1__FEATURES___SUPPORTS_HALF_DUPLEX_BIDI_OVER_HTTP1_SUPPORTS_HALF_DUPLEX_BIDI_OVER_HTTP1
                c.pointee.supports_half_duplex_bidi_over_http1 = value ? 1 : 0
            }
            if let value = self.supportsConnectGet {
                c.pointee._supports_connect_get_case = CONNECTRPC__CONFORMANCE__V1__FEATURES___SUPPORTS_CONNECT_GET_SUPPORTS_CONNECT_GET
                c.pointee.supports_connect_get = value ? 1 : 0
            }
            if let value = self.supportsMessageReceiveLimit {
                c.pointee._supports_message_receive_limit_case = CONNECTRPC__CONFORMANCE__V1__FEATURES___SUPPORTS_MESSAGE_RECEIVE_LIMIT_SUPPORTS_MESSAGE_RECEIVE_LIMIT
                c.pointee.supports_message_receive_limit = value ? 1 : 0
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct ConfigCase: WireMessage {
        public var version: ConformanceV1.HTTPVersion
        public var `protocol`: ConformanceV1.ProtocolEnum
        public var codec: ConformanceV1.Codec
        public var compression: ConformanceV1.Compression
        public var streamType: ConformanceV1.StreamType
        public var useTls: Bool?
        public var useTlsClientCerts: Bool?
        public var useMessageReceiveLimit: Bool?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__config_case__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.version = .init(rawValue: 0)
            self.`protocol` = .init(rawValue: 0)
            self.codec = .init(rawValue: 0)
            self.compression = .init(rawValue: 0)
            self.streamType = .init(rawValue: 0)
            self.useTls = nil
            self.useTlsClientCerts = nil
            self.useMessageReceiveLimit = nil
        }

        public init(
            version: ConformanceV1.HTTPVersion = .init(rawValue: 0),
            `protocol`: ConformanceV1.ProtocolEnum = .init(rawValue: 0),
            codec: ConformanceV1.Codec = .init(rawValue: 0),
            compression: ConformanceV1.Compression = .init(rawValue: 0),
            streamType: ConformanceV1.StreamType = .init(rawValue: 0),
            useTls: Bool? = nil,
            useTlsClientCerts: Bool? = nil,
            useMessageReceiveLimit: Bool? = nil
        ) {
            self.version = version
            self.`protocol` = `protocol`
            self.codec = codec
            self.compression = compression
            self.streamType = streamType
            self.useTls = useTls
            self.useTlsClientCerts = useTlsClientCerts
            self.useMessageReceiveLimit = useMessageReceiveLimit
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__ConfigCase.self)
            self.version = ConformanceV1.HTTPVersion(rawValue: Int32(truncatingIfNeeded: c.pointee.version.rawValue))
            self.`protocol` = ConformanceV1.ProtocolEnum(rawValue: Int32(truncatingIfNeeded: c.pointee.`protocol`.rawValue))
            self.codec = ConformanceV1.Codec(rawValue: Int32(truncatingIfNeeded: c.pointee.codec.rawValue))
            self.compression = ConformanceV1.Compression(rawValue: Int32(truncatingIfNeeded: c.pointee.compression.rawValue))
            self.streamType = ConformanceV1.StreamType(rawValue: Int32(truncatingIfNeeded: c.pointee.stream_type.rawValue))
            self.useTls = c.pointee._use_tls_case == CONNECTRPC__CONFORMANCE__V1__CONFIG_CASE___USE_TLS_USE_TLS ? c.pointee.use_tls != 0 : nil
            self.useTlsClientCerts = c.pointee._use_tls_client_certs_case == CONNECTRPC__CONFORMANCE__V1__CONFIG_CASE___USE_TLS_CLIENT_CERTS_USE_TLS_CLIENT_CERTS ? c.pointee.use_tls_client_certs != 0 : nil
            self.useMessageReceiveLimit = c.pointee._use_message_receive_limit_case == CONNECTRPC__CONFORMANCE__V1__CONFIG_CASE___USE_MESSAGE_RECEIVE_LIMIT_USE_MESSAGE_RECEIVE_LIMIT ? c.pointee.use_message_receive_limit != 0 : nil
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__ConfigCase.self)
            connectrpc__conformance__v1__config_case__init(c)
            c.pointee.version = Connectrpc__Conformance__V1__HTTPVersion(rawValue: .init(truncatingIfNeeded: self.version.rawValue))
            c.pointee.`protocol` = Connectrpc__Conformance__V1__Protocol(rawValue: .init(truncatingIfNeeded: self.`protocol`.rawValue))
            c.pointee.codec = Connectrpc__Conformance__V1__Codec(rawValue: .init(truncatingIfNeeded: self.codec.rawValue))
            c.pointee.compression = Connectrpc__Conformance__V1__Compression(rawValue: .init(truncatingIfNeeded: self.compression.rawValue))
            c.pointee.stream_type = Connectrpc__Conformance__V1__StreamType(rawValue: .init(truncatingIfNeeded: self.streamType.rawValue))
            if let value = self.useTls {
                c.pointee._use_tls_case = CONNECTRPC__CONFORMANCE__V1__CONFIG_CASE___USE_TLS_USE_TLS
                c.pointee.use_tls = value ? 1 : 0
            }
            if let value = self.useTlsClientCerts {
                c.pointee._use_tls_client_certs_case = CONNECTRPC__CONFORMANCE__V1__CONFIG_CASE___USE_TLS_CLIENT_CERTS_USE_TLS_CLIENT_CERTS
                c.pointee.use_tls_client_certs = value ? 1 : 0
            }
            if let value = self.useMessageReceiveLimit {
                c.pointee._use_message_receive_limit_case = CONNECTRPC__CONFORMANCE__V1__CONFIG_CASE___USE_MESSAGE_RECEIVE_LIMIT_USE_MESSAGE_RECEIVE_LIMIT
                c.pointee.use_message_receive_limit = value ? 1 : 0
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct TLSCreds: WireMessage {
        public var cert: [UInt8]
        public var key: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__tlscreds__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.cert = []
            self.key = []
        }

        public init(
            cert: [UInt8] = [],
            key: [UInt8] = []
        ) {
            self.cert = cert
            self.key = key
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__TLSCreds.self)
            self.cert = MessageReader.bytes(c.pointee.cert)
            self.key = MessageReader.bytes(c.pointee.key)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__TLSCreds.self)
            connectrpc__conformance__v1__tlscreds__init(c)
            c.pointee.cert = try writer.bytes(self.cert)
            c.pointee.key = try writer.bytes(self.key)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
