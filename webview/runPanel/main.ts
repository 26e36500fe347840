import '../common/loadTexts'
import './RunPanel'
import '../comparison/ComparePanel'
