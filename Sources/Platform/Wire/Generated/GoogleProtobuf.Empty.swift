// Generated from google/protobuf/empty.proto by scripts/generate. Do not edit.

import CWellKnownTypes

extension GoogleProtobuf {
    /// A generic empty message that you can re-use to avoid defining duplicated
    /// empty messages in your APIs. A typical example is to use it as the request
    /// or the response type of an API method. For instance:
    ///
    /// service Foo {
    /// rpc Bar(google.protobuf.Empty) returns (google.protobuf.Empty);
    /// }
    public struct Empty: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__protobuf__empty__descriptor_pointer()) }
        public static var types: MessageTypes { WireTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__Empty.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__Empty.self)
            google__protobuf__empty__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
