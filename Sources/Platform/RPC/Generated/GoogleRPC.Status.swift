// Generated from google/rpc/status.proto by scripts/generate. Do not edit.

import CRPCContracts
import CWellKnownTypes
public import Wire

extension GoogleRPC {
    /// An error.
    public struct Status: WireMessage {
        /// A gRPC status code.
        public var code: Int32
        /// For developers, English.
        public var message: String
        /// Messages of error_details.proto and others.
        public var details: [GoogleProtobuf.`Any`]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__rpc__status__descriptor_pointer()) }
        public static var types: MessageTypes { RPCTypes.all }

        public init() {
            self.code = 0
            self.message = ""
            self.details = []
        }

        public init(
            code: Int32 = 0,
            message: String = "",
            details: [GoogleProtobuf.`Any`] = []
        ) {
            self.code = code
            self.message = message
            self.details = details
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Rpc__Status.self)
            self.code = c.pointee.code
            self.message = try MessageReader.string(c.pointee.message, field: "google.rpc.Status.message")
            self.details = try MessageReader.array(c.pointee.n_details, c.pointee.details) { element throws(WireError) in
                try GoogleProtobuf.`Any`(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Rpc__Status.self)
            google__rpc__status__init(c)
            c.pointee.code = self.code
            c.pointee.message = try writer.string(self.message)
            c.pointee.n_details = self.details.count
            c.pointee.details = try writer.array(self.details) { element throws(WireError) in try writer.message(element, as: Google__Protobuf__Any.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
