// Generated from connectrpc/conformance/v1/server_compat.proto by scripts/generate. Do not edit.

import CConformanceContracts
public import Wire

extension ConformanceV1 {
    public struct ServerCompatRequest: WireMessage {
        public var `protocol`: ConformanceV1.ProtocolEnum
        public var httpVersion: ConformanceV1.HTTPVersion
        public var useTls: Bool
        public var clientTlsCert: [UInt8]
        public var messageReceiveLimit: UInt32
        public var serverCreds: ConformanceV1.TLSCreds?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__server_compat_request__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.`protocol` = .init(rawValue: 0)
            self.httpVersion = .init(rawValue: 0)
            self.useTls = false
            self.clientTlsCert = []
            self.messageReceiveLimit = 0
            self.serverCreds = nil
        }

        public init(
            `protocol`: ConformanceV1.ProtocolEnum = .init(rawValue: 0),
            httpVersion: ConformanceV1.HTTPVersion = .init(rawValue: 0),
            useTls: Bool = false,
            clientTlsCert: [UInt8] = [],
            messageReceiveLimit: UInt32 = 0,
            serverCreds: ConformanceV1.TLSCreds? = nil
        ) {
            self.`protocol` = `protocol`
            self.httpVersion = httpVersion
            self.useTls = useTls
            self.clientTlsCert = clientTlsCert
            self.messageReceiveLimit = messageReceiveLimit
            self.serverCreds = serverCreds
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__ServerCompatRequest.self)
            self.`protocol` = ConformanceV1.ProtocolEnum(rawValue: Int32(truncatingIfNeeded: c.pointee.`protocol`.rawValue))
            self.httpVersion = ConformanceV1.HTTPVersion(rawValue: Int32(truncatingIfNeeded: c.pointee.http_version.rawValue))
            self.useTls = c.pointee.use_tls != 0
            self.clientTlsCert = MessageReader.bytes(c.pointee.client_tls_cert)
            self.messageReceiveLimit = c.pointee.message_receive_limit
            self.serverCreds = try MessageReader.message(c.pointee.server_creds, as: ConformanceV1.TLSCreds.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__ServerCompatRequest.self)
            connectrpc__conformance__v1__server_compat_request__init(c)
            c.pointee.`protocol` = Connectrpc__Conformance__V1__Protocol(rawValue: .init(truncatingIfNeeded: self.`protocol`.rawValue))
            c.pointee.http_version = Connectrpc__Conformance__V1__HTTPVersion(rawValue: .init(truncatingIfNeeded: self.httpVersion.rawValue))
            c.pointee.use_tls = self.useTls ? 1 : 0
            c.pointee.client_tls_cert = try writer.bytes(self.clientTlsCert)
            c.pointee.message_receive_limit = self.messageReceiveLimit
            if let value = self.serverCreds { c.pointee.server_creds = try writer.message(value, as: Connectrpc__Conformance__V1__TLSCreds.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct ServerCompatResponse: WireMessage {
        public var host: String
        public var port: UInt32
        public var pemCert: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(connectrpc__conformance__v1__server_compat_response__descriptor_pointer()) }
        public static var types: MessageTypes { ConformanceContractsTypes.all }

        public init() {
            self.host = ""
            self.port = 0
            self.pemCert = []
        }

        public init(
            host: String = "",
            port: UInt32 = 0,
            pemCert: [UInt8] = []
        ) {
            self.host = host
            self.port = port
            self.pemCert = pemCert
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Connectrpc__Conformance__V1__ServerCompatResponse.self)
            self.host = try MessageReader.string(c.pointee.host, field: "connectrpc.conformance.v1.ServerCompatResponse.host")
            self.port = c.pointee.port
            self.pemCert = MessageReader.bytes(c.pointee.pem_cert)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Connectrpc__Conformance__V1__ServerCompatResponse.self)
            connectrpc__conformance__v1__server_compat_response__init(c)
            c.pointee.host = try writer.string(self.host)
            c.pointee.port = self.port
            c.pointee.pem_cert = try writer.bytes(self.pemCert)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
