package syntax

// The children of every node, in source order.

func (*Name) children(visitor) {}

func (n *Statement) children(visit visitor) {
	all(visit, n.Options)
	visit(n.Body)
}

func (*Option) children(visitor) {}

func (n *Query) children(visit visitor) {
	for i, part := range n.Parts {
		if i > 0 {
			visit(n.Unions[i-1])
		}
		visit(part)
	}
}

func (n *SingleQuery) children(visit visitor) {
	all(visit, n.Clauses)
}

func (*Union) children(visitor) {}

func (n *Match) children(visit visitor) {
	all(visit, n.Pattern)
	all(visit, n.Hints)
	some(visit, n.Where)
}

func (n *Hint) children(visit visitor) {
	all(visit, n.Variables)
	some(visit, n.Label)
	all(visit, n.Keys)
}

func (n *Create) children(visit visitor) {
	all(visit, n.Pattern)
}

func (n *Merge) children(visit visitor) {
	visit(n.Pattern)
	all(visit, n.Actions)
}

func (n *MergeAction) children(visit visitor) {
	all(visit, n.Items)
}

func (n *Set) children(visit visitor) {
	all(visit, n.Items)
}

func (n *SetProperty) children(visit visitor) {
	visit(n.Target)
	visit(n.Value)
}

func (n *SetProperties) children(visit visitor) {
	visit(n.Variable)
	visit(n.Value)
}

func (n *SetLabels) children(visit visitor) {
	visit(n.Variable)
	all(visit, n.Labels)
}

func (n *Remove) children(visit visitor) {
	all(visit, n.Items)
}

func (n *RemoveProperty) children(visit visitor) {
	visit(n.Target)
}

func (n *RemoveLabels) children(visit visitor) {
	visit(n.Variable)
	all(visit, n.Labels)
}

func (n *Delete) children(visit visitor) {
	all(visit, n.Exprs)
}

func (n *Foreach) children(visit visitor) {
	visit(n.Variable)
	visit(n.List)
	all(visit, n.Updates)
}

func (n *Unwind) children(visit visitor) {
	visit(n.List)
	visit(n.Variable)
}

func (n *Projection) children(visit visitor) {
	all(visit, n.Items)
	all(visit, n.OrderBy)
	some(visit, n.Skip, n.Limit)
}

func (n *ProjectionItem) children(visit visitor) {
	visit(n.Expr)
	some(visit, n.Alias)
}

func (n *SortItem) children(visit visitor) {
	visit(n.Expr)
}

func (n *With) children(visit visitor) {
	visit(n.Projection)
	some(visit, n.Where)
}

func (n *Return) children(visit visitor) {
	visit(n.Projection)
}

func (*Finish) children(visitor) {}

func (n *Call) children(visit visitor) {
	visit(n.Name)
	all(visit, n.Args)
	all(visit, n.Yield)
	some(visit, n.Where)
}

func (*QualifiedName) children(visitor) {}

func (n *YieldItem) children(visit visitor) {
	visit(n.Variable)
}

func (n *CallSubquery) children(visit visitor) {
	some(visit, n.Imports)
	visit(n.Query)
	some(visit, n.Transactions)
}

func (n *Imports) children(visit visitor) {
	all(visit, n.Variables)
}

func (n *InTransactions) children(visit visitor) {
	some(visit, n.Concurrency, n.Rows)
	some(visit, n.Report)
}

func (n *LoadCSV) children(visit visitor) {
	visit(n.From)
	visit(n.Variable)
	some(visit, n.FieldTerminator)
}

func (n *Use) children(visit visitor) {
	visit(n.Graph)
}

func (n *PatternPart) children(visit visitor) {
	some(visit, n.Variable)
	some(visit, n.Selector)
	visit(n.Path)
}

func (*Selector) children(visitor) {}

func (n *PathPattern) children(visit visitor) {
	all(visit, n.Elements)
}

func (n *ParenthesizedPath) children(visit visitor) {
	visit(n.Part)
	some(visit, n.Where)
	some(visit, n.Quantifier)
}

func (n *NodePattern) children(visit visitor) {
	some(visit, n.Variable)
	some(visit, n.Labels)
	some(visit, n.Properties, n.Where)
}

func (n *RelationshipPattern) children(visit visitor) {
	some(visit, n.Variable)
	some(visit, n.Types)
	some(visit, n.Length)
	some(visit, n.Properties, n.Where)
	some(visit, n.Quantifier)
}

func (*Length) children(visitor)     {}
func (*Quantifier) children(visitor) {}

func (n *LabelName) children(visit visitor) {
	some(visit, n.Dynamic)
}

func (*LabelAny) children(visitor) {}

func (n *LabelNot) children(visit visitor) {
	visit(n.Operand)
}

func (n *LabelAnd) children(visit visitor) {
	visit(n.Left)
	visit(n.Right)
}

func (n *LabelOr) children(visit visitor) {
	visit(n.Left)
	visit(n.Right)
}

func (*Integer) children(visitor) {}
func (*Float) children(visitor)   {}
func (*String) children(visitor)  {}
func (*Boolean) children(visitor) {}
func (*Null) children(visitor)    {}

func (n *List) children(visit visitor) {
	all(visit, n.Items)
}

func (n *Map) children(visit visitor) {
	all(visit, n.Entries)
}

func (n *MapEntry) children(visit visitor) {
	visit(n.Key)
	visit(n.Value)
}

func (*Variable) children(visitor)  {}
func (*Parameter) children(visitor) {}

func (n *Property) children(visit visitor) {
	visit(n.Subject)
	visit(n.Key)
}

func (n *Index) children(visit visitor) {
	visit(n.Subject)
	visit(n.Index)
}

func (n *Slice) children(visit visitor) {
	visit(n.Subject)
	some(visit, n.From, n.To)
}

func (n *Unary) children(visit visitor) {
	visit(n.Operand)
}

func (n *Binary) children(visit visitor) {
	visit(n.Left)
	visit(n.Right)
}

func (n *Chain) children(visit visitor) {
	all(visit, n.Operands)
}

func (n *IsNull) children(visit visitor) {
	visit(n.Operand)
}

func (n *IsTyped) children(visit visitor) {
	visit(n.Operand)
	visit(n.Type)
}

func (n *IsNormalized) children(visit visitor) {
	visit(n.Operand)
}

func (n *HasLabels) children(visit visitor) {
	visit(n.Operand)
	visit(n.Labels)
}

func (n *Type) children(visit visitor) {
	some(visit, n.Element)
	all(visit, n.Members)
}

func (n *FunctionCall) children(visit visitor) {
	visit(n.Name)
	all(visit, n.Args)
}

func (*CountStar) children(visitor) {}

func (n *Case) children(visit visitor) {
	some(visit, n.Subject)
	all(visit, n.Whens)
	some(visit, n.Else)
}

func (n *When) children(visit visitor) {
	all(visit, n.Tests)
	visit(n.Then)
}

func (*CaseSubject) children(visitor) {}

func (n *ListComprehension) children(visit visitor) {
	visit(n.Variable)
	visit(n.List)
	some(visit, n.Where, n.Result)
}

func (n *PatternComprehension) children(visit visitor) {
	some(visit, n.Variable)
	visit(n.Pattern)
	some(visit, n.Where)
	visit(n.Result)
}

func (n *ListPredicate) children(visit visitor) {
	visit(n.Variable)
	visit(n.List)
	some(visit, n.Where)
}

func (n *Reduce) children(visit visitor) {
	visit(n.Accumulator)
	visit(n.Initial)
	visit(n.Variable)
	visit(n.List)
	visit(n.Step)
}

func (n *MapProjection) children(visit visitor) {
	visit(n.Variable)
	all(visit, n.Items)
}

func (n *PropertySelector) children(visit visitor) {
	visit(n.Key)
}

func (n *VariableSelector) children(visit visitor) {
	visit(n.Variable)
}

func (*AllProperties) children(visitor) {}

func (n *SubqueryExpr) children(visit visitor) {
	visit(n.Query)
}

func (n *PatternExpr) children(visit visitor) {
	visit(n.Part)
}

func (n *CreateIndex) children(visit visitor) {
	some(visit, n.Name)
	some(visit, n.Variable)
	all(visit, n.Labels)
	all(visit, n.Keys)
	some(visit, n.Options)
}

func (n *DropIndex) children(visit visitor) {
	visit(n.Name)
}

func (n *CreateConstraint) children(visit visitor) {
	some(visit, n.Name)
	visit(n.Variable)
	visit(n.Label)
	all(visit, n.Keys)
	some(visit, n.Type)
	some(visit, n.Options)
}

func (n *DropConstraint) children(visit visitor) {
	visit(n.Name)
}

func (n *Show) children(visit visitor) {
	all(visit, n.Names)
	some(visit, n.Yield)
	some(visit, n.Where)
	some(visit, n.Return)
}

func (n *Administration) children(visitor) {}

func (n *Terminate) children(visit visitor) {
	all(visit, n.Names)
	some(visit, n.Yield)
	some(visit, n.Return)
}

func (n *Yield) children(visit visitor) {
	visit(n.Projection)
	some(visit, n.Where)
}
