package report

// The part of SARIF 2.1.0 that touchstone writes, under the names of the standard (OASIS, "Static Analysis Results
// Interchange Format (SARIF) Version 2.1.0 Plus Errata 01"); the section is given with each. Maps are left out because
// encoding/json sorts them, which is not the order that a reader wants.
type (
	sarifLog struct { // 3.13
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct { // 3.14
		Tool        sarifTool         `json:"tool"`
		Taxonomies  []sarifTaxonomy   `json:"taxonomies,omitempty"`
		Invocations []sarifInvocation `json:"invocations"`
		ColumnKind  string            `json:"columnKind"`
		Bases       sarifBases        `json:"originalUriBaseIds"`
		Artifacts   []sarifArtifact   `json:"artifacts,omitempty"`
		Properties  sarifCoverage     `json:"properties"`
		Results     []sarifResult     `json:"results"` // the last one: see encodeSARIF
	}
	sarifTool struct { // 3.18
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct { // 3.19, a toolComponent
		Name                string              `json:"name"`
		FullName            string              `json:"fullName"`
		Version             string              `json:"version"`
		SemanticVersion     string              `json:"semanticVersion,omitempty"`
		InformationURI      string              `json:"informationUri"`
		Rules               []sarifRule         `json:"rules"` // GitHub wants the list even if it is empty
		Notifications       []sarifNoticeKind   `json:"notifications"`
		SupportedTaxonomies []sarifComponentRef `json:"supportedTaxonomies,omitempty"`
	}
	sarifTaxonomy struct { // 3.19, a toolComponent
		Name             string       `json:"name"`
		Organization     string       `json:"organization"`
		Version          string       `json:"version"`
		InformationURI   string       `json:"informationUri"`
		ShortDescription sarifText    `json:"shortDescription"`
		Taxa             []sarifTaxon `json:"taxa"`
		IsComprehensive  bool         `json:"isComprehensive"`
	}
	sarifRule struct { // 3.49
		ID               string             `json:"id"`
		Name             string             `json:"name"`
		ShortDescription sarifText          `json:"shortDescription"`
		FullDescription  sarifText          `json:"fullDescription"`
		HelpURI          string             `json:"helpUri"`
		Help             sarifText          `json:"help"`
		Default          sarifConfiguration `json:"defaultConfiguration"`
		Relationships    []sarifRelation    `json:"relationships,omitempty"`
		Properties       sarifRuleProps     `json:"properties"`
	}
	sarifNoticeKind struct { // 3.49
		ID               string    `json:"id"`
		Name             string    `json:"name"`
		ShortDescription sarifText `json:"shortDescription"`
		FullDescription  sarifText `json:"fullDescription"`
		Help             sarifText `json:"help"`
	}
	sarifTaxon struct { // 3.49
		ID               string    `json:"id"`
		Name             string    `json:"name,omitempty"`
		ShortDescription sarifText `json:"shortDescription"`
		HelpURI          string    `json:"helpUri"`
	}
	sarifRuleProps struct { // the names are GitHub's and CodeQL's
		Tags            []string `json:"tags"`
		Precision       string   `json:"precision"`
		ProblemSeverity string   `json:"problem.severity"`
		Score           string   `json:"security-severity,omitempty"`
		Profile         string   `json:"profile,omitempty"`
		Kind            string   `json:"kind"`
	}
	sarifConfiguration struct { // 3.50
		Level string `json:"level"`
	}
	sarifRelation struct { // 3.53
		Target sarifRef `json:"target"`
		Kinds  []string `json:"kinds"`
	}
	sarifRef struct { // 3.52
		ID        string            `json:"id"`
		Index     int               `json:"index"`
		Component sarifComponentRef `json:"toolComponent"`
	}
	sarifComponentRef struct { // 3.54
		Name  string `json:"name"`
		Index int    `json:"index"`
	}
	sarifText struct { // 3.11 and 3.12
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifInvocation struct { // 3.20
		Successful    bool          `json:"executionSuccessful"`
		Notifications []sarifNotice `json:"toolExecutionNotifications"`
	}
	sarifNotice struct { // 3.58
		Descriptor sarifNoticeRef  `json:"descriptor"`
		Level      string          `json:"level"`
		Message    sarifText       `json:"message"`
		Locations  []sarifLocation `json:"locations,omitempty"`
	}
	sarifNoticeRef struct { // 3.52
		ID    string `json:"id"`
		Index int    `json:"index"`
	}
	sarifBases struct { // 3.14.14
		SourceRoot struct {
			Description sarifText `json:"description"`
		} `json:"%SRCROOT%"`
	}
	sarifArtifact struct { // 3.24
		Location sarifArtifactLocation `json:"location"`
		Language string                `json:"sourceLanguage,omitempty"`
		Hashes   *sarifHashes          `json:"hashes,omitempty"`
	}
	sarifHashes struct { // 3.24.11
		SHA256 string `json:"sha-256"`
	}
	sarifArtifactLocation struct { // 3.4
		URI    string `json:"uri"`
		BaseID string `json:"uriBaseId,omitempty"`
		Index  *int   `json:"index,omitempty"`
	}
	sarifLocation struct { // 3.28
		ID       int            `json:"id,omitempty"`
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
		Message  *sarifText     `json:"message,omitempty"`
	}
	sarifPhysical struct { // 3.29
		Artifact sarifArtifactLocation `json:"artifactLocation"`
		Region   *sarifRegion          `json:"region,omitempty"`
		Context  *sarifRegion          `json:"contextRegion,omitempty"`
	}
	sarifRegion struct { // 3.30
		StartLine   int        `json:"startLine"`
		StartColumn int        `json:"startColumn,omitempty"`
		EndLine     int        `json:"endLine,omitempty"`
		EndColumn   int        `json:"endColumn,omitempty"`
		Snippet     *sarifText `json:"snippet,omitempty"`
	}
	sarifLogical struct { // 3.33
		QualifiedName string `json:"fullyQualifiedName"`
		Kind          string `json:"kind"`
	}
	sarifResult struct { // 3.27
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Related      []sarifLocation   `json:"relatedLocations,omitempty"`
		CodeFlows    []sarifCodeFlow   `json:"codeFlows,omitempty"`
		Fingerprints sarifFingerprints `json:"partialFingerprints"`
		Taxa         []sarifRef        `json:"taxa,omitempty"`
		Properties   sarifResultProps  `json:"properties"`
	}
	sarifFingerprints struct { // 3.27.17
		V1 string `json:"touchstone/v1"`
	}
	sarifResultProps struct {
		Tags       []string    `json:"tags"`
		Severity   string      `json:"severity"`
		Confidence string      `json:"confidence"`
		Facts      []sarifFact `json:"facts,omitempty"`
		TestCode   bool        `json:"testCode"`
	}
	sarifFact struct {
		Message string `json:"message"`
		Lowers  bool   `json:"lowersConfidence"`
	}
	sarifCodeFlow struct { // 3.36
		ThreadFlows []sarifThreadFlow `json:"threadFlows"`
	}
	sarifThreadFlow struct { // 3.37
		Locations []sarifStep `json:"locations"`
	}
	sarifStep struct { // 3.38
		Location   sarifLocation `json:"location"`
		Kinds      []string      `json:"kinds"`
		Nesting    int           `json:"nestingLevel"`
		Order      int           `json:"executionOrder"`
		Importance string        `json:"importance"`
	}
	sarifCoverage struct {
		Files     int         `json:"files"`
		Lines     int         `json:"lines"`
		Functions int         `json:"functions"`
		Complete  bool        `json:"complete"`
		Profile   string      `json:"profile,omitempty"`
		Skipped   []sarifSkip `json:"skipped,omitempty"`
	}
	sarifSkip struct {
		Reason string `json:"reason"`
		Count  int    `json:"count"`
	}
)
